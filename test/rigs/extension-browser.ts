/** What the tests need of a browser that carries the extension, the same for Chromium and Firefox. */
export interface ExtensionBrowser {
  readonly engine: 'chromium' | 'firefox';
  /** Opens a web page in a new tab, in front. */
  openPage(url: string): Promise<View>;
  /** Clicks the extension's button while `page` is in front: the real popup, with `activeTab` as a user's click grants it. */
  openPopup(page: View): Promise<View>;
  /** Opens the panel beside `page`, after a click on the extension's button there. */
  openPanel(page: View): Promise<View>;
  /** Does what makes the extension ask for a permission, and answers the browser's own prompt. */
  answering(answer: 'allow' | 'refuse', act: () => Promise<unknown>): Promise<void>;
  /** Opens a page of the extension in a tab: `src/options/index.html`. */
  openExtensionPage(path: string): Promise<View>;
  close(): Promise<void>;
}

/** A document under test: a tab's or the popup's. */
export interface View {
  /** Runs a function in the document; arguments and result are JSON. */
  evaluate<A extends readonly unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Waits until a function gives something truthy in the document. */
  waitFor<A extends readonly unknown[], R>(
    what: string,
    fn: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R>;
  /** Presses a key where the focus is, as `keyPress` reads it: `Shift+Tab`, `Enter`, `a`. */
  press(key: string): Promise<void>;
  /** A PNG of what the document shows. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}
