/** Whose behaviour to predict: the standards', or a browser's where it is known to differ from them. */
export type Engine = 'standard' | 'chromium' | 'firefox';

/** A way in which a browser's calls with a key differ from the standards. */
export type Deviation =
  /** A page on http that is trustworthy (loopback) counts as one that isn't: a call from it to another http page is no downgrade. */
  | 'loopbackIsNoDowngrade'
  /** A `no-cors` call with a method other than GET and HEAD names its origin under every referrer policy. */
  | 'noCorsKeepsOrigin'
  /** `unsafe-url` and `no-referrer-when-downgrade` give other sites the origin alone. */
  | 'crossSiteGetsOrigin'
  /** A document's call that redirects bring back from another site gets the whole referrer again, under some policies. */
  | 'fullAfterReturn'
  /** A call from a `blob:` URL has the URL's origin for a referrer; by the standard it has none. */
  | 'blobSendsOrigin'
  /** A call from an `about:blank` document has the referrer of the document that made it; by the standard it has none. */
  | 'blankSendsCreator'
  /** Only a redirect that itself leads to another origin drops `Authorization`: with the next one it is there again. */
  | 'keyReturns'
  /** `about:blank` and `blob:` documents do not inherit a referrer policy, and go by the default one. */
  | 'madeFramesForgetPolicy';

/** Where a deviation is known from. Each is met again by every full test run. */
type Source = `measured in ${string}`;

/** Every known deviation of every engine; the standards have none. The measurements are those of `test/e2e/headers.test.ts`. */
export const DEVIATIONS: Readonly<Record<Engine, Readonly<Partial<Record<Deviation, Source>>>>> = {
  standard: {},
  chromium: {
    loopbackIsNoDowngrade: 'measured in Chromium 156',
    noCorsKeepsOrigin: 'measured in Chromium 156',
  },
  firefox: {
    loopbackIsNoDowngrade: 'measured in Firefox 153 ESR',
    crossSiteGetsOrigin: 'measured in Firefox 153 ESR',
    fullAfterReturn: 'measured in Firefox 153 ESR',
    keyReturns: 'measured in Firefox 153 ESR',
    blobSendsOrigin: 'measured in Firefox 153 ESR',
    blankSendsCreator: 'measured in Firefox 153 ESR',
    madeFramesForgetPolicy: 'measured in Firefox 153 ESR',
  },
};
