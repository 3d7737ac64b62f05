/** Calls with a key that pages under test make (`callingPage`). */
import type { View } from './extension-browser.ts';

/** @returns the status; 0 where the page is told of none, or lost its patience */
export function callAt(page: View, url: string, value: string, patienceMs?: number): Promise<number> {
  return page.evaluate(
    (where: string, key: string, patience: number | undefined) =>
      globalThis.call(where, key, 'GET', patience),
    url,
    value,
    patienceMs,
  );
}

/** As `callAt`, to Hoko. */
export function call(page: View, value: string, endpoint = '/api/links'): Promise<number> {
  return callAt(page, `https://hoko.to${endpoint}`, value);
}

/** As `call`, from a frame that is put into the page. @param attributes of the frame */
export function callFromFrame(
  page: View,
  attributes: Readonly<Record<string, string>>,
  key: string,
  endpoint: string,
): Promise<number> {
  return page.evaluate(
    async (given: Readonly<Record<string, string>>, url: string, value: string) => {
      const frame = document.createElement('iframe');
      for (const [attribute, text] of Object.entries(given)) frame.setAttribute(attribute, text);
      const loaded = new Promise(resolve => {
        frame.onload = resolve;
      });
      document.body.append(frame);
      await loaded;
      const ended = new Promise<number>(resolve =>
        addEventListener('message', ({ data }) => resolve(data.ended), { once: true }),
      );
      frame.contentWindow?.postMessage({ url, value }, '*');
      return ended;
    },
    attributes,
    `https://hoko.to${endpoint}`,
    key,
  );
}
