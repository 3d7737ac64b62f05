import type { DeclaredFrame } from '../callers/declared-frames.ts';
import type { ObservedCall } from '../observe/calls.ts';
import { withEvent } from '../observe/calls.ts';
import { permissionFor, type Target } from '../observe/origins.ts';
import type { RequestEvent } from '../observe/request-event.ts';
import type { Watching } from '../platform/requests.ts';
import type { WatchedTab } from '../platform/watched-tab.ts';
import type { Notice } from './notice.ts';

/** What the panel needs of the browser, each met once in `platform/`. */
export interface Edge {
  readonly engine: 'chromium' | 'firefox';
  askFor(origins: readonly string[]): Promise<boolean>;
  grantedOrigins(): Promise<readonly string[]>;
  giveBack(origin: string): Promise<void>;
  tabInFront(): Promise<WatchedTab | undefined>;
  tabById(id: number): Promise<WatchedTab | undefined>;
  reload(tabId: number): Promise<void>;
  /** Of the tab's document; none where the extension may not look. */
  declaredFrames(tabId: number): Promise<readonly DeclaredFrame[]>;
  /** Tells of calls until it is ended. */
  watch(tab: ObservedTab, target: Target, emit: (event: RequestEvent) => void): Watching;
}

/** The tab whose calls are observed. */
export interface ObservedTab {
  readonly id: number;
  /** Of the page; in Firefox, a call of a worker that belongs to no tab counts by it. */
  readonly origin: string;
  readonly private: boolean;
}

/** Everything the panel knows. It lives as long as the panel, and nowhere else. */
export interface PanelState {
  readonly tab: WatchedTab | undefined;
  readonly observed: { readonly tab: ObservedTab; readonly target: Target } | undefined;
  readonly calls: readonly ObservedCall[];
  /** The tab that made them. Of a private one nothing is to leave the panel, nor to stay in it once the tab is closed. */
  readonly callsOf: ObservedTab | undefined;
  /** Match patterns. */
  readonly granted: readonly string[];
  /** Origins of frames from elsewhere whose calls can't be seen yet. */
  readonly frames: readonly string[];
  readonly notice: Notice | undefined;
}

export interface Session {
  /** Asks for what is needed and starts. The asking is its first step, so a click may call it. */
  observe(target: Target, andReload: boolean): Promise<void>;
  stop(): void;
  observeFrames(origin: string): Promise<void>;
  giveBack(pattern: string): Promise<void>;
  /** To be called whenever a tab or a permission may have changed. */
  refresh(): Promise<void>;
}

const START: PanelState = {
  tab: undefined,
  observed: undefined,
  calls: [],
  callsOf: undefined,
  granted: [],
  frames: [],
  notice: undefined,
};

/** One panel's observing. @param show is given the state after every change */
export function startSession(edge: Edge, show: (state: PanelState) => void): Session {
  let state = START;
  let watching: Watching | undefined;
  const set = (change: Partial<PanelState>) => {
    state = { ...state, ...change };
    show(state);
  };
  const stop = (notice?: Notice) => {
    watching?.end();
    watching = undefined;
    set({ observed: undefined, frames: [], notice });
  };

  /** @returns whether it is still wanted by the time that nothing is missed any more */
  const start = async (tab: ObservedTab, target: Target) => {
    stop();
    set({ calls: [], callsOf: tab });
    const own = edge.watch(tab, target, event => set({ calls: withEvent(state.calls, event) }));
    watching = own;
    await own.begun;
    if (watching !== own) return false;
    set({ observed: { tab, target } });
    return true;
  };

  const refresh = async () => {
    const { observed, callsOf } = state;
    const [tab, granted, caller] = await Promise.all([
      edge.tabInFront(),
      edge.grantedOrigins(),
      callsOf && edge.tabById(callsOf.id),
    ]);
    set({ tab, granted });
    // Another observing may have begun meanwhile.
    if (state.callsOf !== callsOf) return;
    if (callsOf?.private && caller === undefined) {
      stop(observed && { code: 'closed' });
      return set({ calls: [], callsOf: undefined });
    }
    if (observed === undefined || state.observed !== observed) return;
    const ended = whyEnded(observed, caller, granted);
    if (ended !== undefined) return stop(ended);
    const frames = await edge.declaredFrames(observed.tab.id);
    if (state.observed === observed) set({ frames: unseenFrames(frames, observed.tab.origin, granted) });
  };

  return {
    refresh,
    stop: () => stop(),
    observe: async (target, andReload) => {
      const tab = observable(state.tab);
      if ('code' in tab) return set({ notice: tab });
      const origins = originsFor(edge.engine, target.origin, tab.origin);
      if (!(await edge.askFor(origins.map(patternOf)))) return set({ notice: refused('refused', origins) });
      if (!(await start(tab, target))) return;
      if (andReload) await edge.reload(tab.id);
      await refresh();
    },
    observeFrames: async origin => {
      const granted = await edge.askFor([patternOf(origin)]);
      set({ notice: granted ? undefined : refused('refusedFrame', [origin]) });
      await refresh();
    },
    giveBack: async pattern => {
      await edge.giveBack(pattern);
      await refresh();
    },
  };
}

function observable(tab: WatchedTab | undefined): ObservedTab | Notice {
  if (tab?.url === undefined || tab.url === '') return { code: 'unknownTab' };
  const { id, url, private: isPrivate } = tab;
  return permissionFor(url) === undefined
    ? { code: 'notWeb' }
    : { id, origin: new URL(url).origin, private: isPrivate };
}

/**
 * What has to be granted. In Chromium the click on the button counts as access to the page (measured in Chromium 156); in
 * Firefox 153 ESR it does not, so there the page's own origin is asked for too.
 */
function originsFor(engine: Edge['engine'], target: string, page: string): readonly string[] {
  return [...new Set([target, ...(engine === 'firefox' ? [page] : [])])];
}

function refused(code: 'refused' | 'refusedFrame', origins: readonly string[]): Notice {
  return { code, hostnames: origins.map(origin => new URL(origin).hostname) };
}

/** Of a web page's origin, which always has one. */
function patternOf(origin: string): string {
  return permissionFor(origin) ?? origin;
}

function whyEnded(
  { tab, target }: NonNullable<PanelState['observed']>,
  now: WatchedTab | undefined,
  granted: readonly string[],
): Notice | undefined {
  if (now === undefined) return { code: 'closed' };
  if (!covers(granted, target.origin)) return { code: 'taken' };
  const { url = '', loading } = now;
  const origin = permissionFor(url) === undefined ? undefined : new URL(url).origin;
  if (origin === undefined && loading) return undefined;
  return origin === tab.origin ? undefined : { code: 'lost' };
}

function unseenFrames(
  frames: readonly DeclaredFrame[],
  page: string,
  granted: readonly string[],
): readonly string[] {
  const origins = frames.flatMap(({ src, srcdoc }) =>
    srcdoc || permissionFor(src) === undefined ? [] : [new URL(src).origin],
  );
  return [...new Set(origins)].filter(origin => origin !== page && !covers(granted, origin));
}

function covers(granted: readonly string[], origin: string): boolean {
  return granted.includes(patternOf(origin)) || granted.includes('*://*/*');
}
