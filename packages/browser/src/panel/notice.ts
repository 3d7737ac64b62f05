/** What the panel has to tell about the tab or a permission, once. */
export type Notice =
  | {
      readonly code: 'unknownTab' | 'notWeb' | 'lost' | 'closed' | 'taken' | 'badEmulator';
      readonly hostnames?: never;
    }
  /** Of the page and what it calls; or of frames, while the page itself is observed. */
  | { readonly code: 'refused' | 'refusedFrame'; readonly hostnames: readonly string[] };
