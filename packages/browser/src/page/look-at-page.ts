/** More frames than these are counted, and no more. */
export const MAX_FRAMES = 100;

/** Longer addresses are cut; who calls stands at their beginning. */
export const MAX_ADDRESS = 2_000;

/**
 * What a page says of itself and of the frames in it. Runs in the page, so it closes over nothing; and asks by the
 * prototype, since a form named `querySelectorAll` would stand in for the document's own.
 */
export function lookAtPage(maxFrames: number, maxAddress: number) {
  const all = (selector: string) => [...Document.prototype.querySelectorAll.call(document, selector)];
  const frames = all('iframe, frame');
  return {
    origin: self.origin,
    loading: document.readyState === 'loading',
    policies: all('meta[name=referrer i]')
      .slice(0, maxFrames)
      .map(meta => (meta.getAttribute('content') ?? '').slice(0, maxAddress)),
    frames: frames.slice(0, maxFrames).map(frame => ({
      src: frame.hasAttribute('src') ? (frame as HTMLIFrameElement).src.slice(0, maxAddress) : '',
      srcdoc: frame.hasAttribute('srcdoc'),
      sandbox: frame.getAttribute('sandbox')?.slice(0, maxAddress) ?? null,
    })),
    total: frames.length,
  };
}
