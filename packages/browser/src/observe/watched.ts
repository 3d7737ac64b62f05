/** The tab and the target whose calls are wanted. */
export interface Watched {
  /** Of Hoko, or of an emulator with its port. */
  readonly target: string;
  readonly tabId: number;
  /** Origin of the page. */
  readonly pageOrigin: string;
  /** Whether the tab is one of a private window. */
  readonly private: boolean;
}

/** What a browser tells of where a request comes from. */
export interface Details {
  readonly url: string;
  /** -1: of no tab, such as a service worker's. */
  readonly tabId: number;
  /** The caller's, in Firefox. */
  readonly documentUrl?: string;
  readonly originUrl?: string;
  /** Chromium's: the caller's origin. */
  readonly initiator?: string;
  /** Firefox's: of a private window. */
  readonly incognito?: boolean;
}

/**
 * Whether a request is one of those that are wanted. One that belongs to no tab counts where it has the page's origin and comes
 * from windows of the same kind. Chromium doesn't say from which it comes, so there it never counts: it may be a private one.
 */
export function isWatched(
  details: Details,
  { target, tabId, pageOrigin, private: isPrivate }: Watched,
): boolean {
  if (new URL(details.url).origin !== target) return false;
  if (details.tabId !== -1) return details.tabId === tabId;
  return details.incognito === isPrivate && originIn(details.documentUrl ?? details.originUrl) === pageOrigin;
}

function originIn(caller: string | undefined): string | undefined {
  return caller !== undefined && URL.canParse(caller) ? new URL(caller).origin : undefined;
}
