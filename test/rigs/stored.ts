import type { View } from './extension-browser.ts';

/** All that the extension has stored, wherever a page of it can. */
export const stored = (view: View) =>
  view.evaluate(async () => {
    interface Area {
      get(key: null): Promise<object>;
    }
    const { chrome } = window as unknown as {
      chrome: { storage: { local: Area; session: Area } };
    };
    return JSON.stringify([
      await chrome.storage.local.get(null),
      await chrome.storage.session.get(null),
      { ...localStorage },
      { ...sessionStorage },
    ]);
  });
