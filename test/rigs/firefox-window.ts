import type { Browser } from 'puppeteer-core';
import { callExpression } from './call-expression.ts';

/** WebDriver BiDi, as it is spoken; puppeteer keeps its connection to itself. */
export type Bidi = <R>(method: string, params: object) => Promise<R>;

export function bidiOf(browser: Browser): Bidi {
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: never }> };
  };
  return async (method, params) => (await connection.send(method, params)).result;
}

/** Runs a function in Firefox's own window. */
export type ChromeWindow = <A extends readonly unknown[], R>(
  fn: (...args: A) => R | Promise<R>,
  ...args: A
) => Promise<R>;

export async function chromeWindow(bidi: Bidi): Promise<ChromeWindow> {
  interface Tree {
    readonly contexts: readonly { readonly context: string }[];
  }
  interface Evaluated {
    readonly result?: { readonly value?: never };
    readonly exceptionDetails?: { readonly text: string };
  }
  const { contexts } = await bidi<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = contexts[0]?.context;
  return async (fn, ...args) => {
    const expression = callExpression(fn, args);
    const options = { target: { context }, expression, awaitPromise: true };
    const { result, exceptionDetails } = await bidi<Evaluated>('script.evaluate', options);
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result?.value as never;
  };
}
