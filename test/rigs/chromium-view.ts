import type { CDPSession, Page } from 'playwright-core';
import { callExpression } from './call-expression.ts';
import type { View } from './extension-browser.ts';
import { keyPress } from './keyboard.ts';
import { until } from './until.ts';

/** A tab as far as the button has to know it. */
interface Tab {
  bringToFront(): Promise<unknown>;
  url(): string;
}

/** The tabs among the views. */
export const tabs = new WeakMap<View, Tab>();

/** A Playwright page as a `View`. */
export function pageView(page: Page): View {
  const view: View = {
    evaluate: (fn, ...args) => page.evaluate(callExpression(fn, args)),
    waitFor: (what, fn, ...args) => until(what, () => view.evaluate(fn, ...args)) as Promise<never>,
    press: key => page.keyboard.press(key),
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
  tabs.set(view, page);
  return view;
}

export function tabOf(view: View): Tab {
  const tab = tabs.get(view);
  if (tab === undefined) throw new Error('this view is no tab');
  return tab;
}

interface Reply {
  readonly id?: number;
  readonly result?: never;
  readonly error?: { readonly message: string };
}

/** A target Playwright shows no page for, such as an action's popup, spoken to over the browser's own session. */
export async function targetView(
  cdp: CDPSession,
  targetId: string,
  { focused = false }: { readonly focused?: boolean } = {},
): Promise<View> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (reply: Reply) => void>();
  cdp.on('Target.receivedMessageFromTarget', event => {
    if (event.sessionId !== sessionId) return;
    const reply: Reply = JSON.parse(event.message);
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  // What a view is asked just before it goes is never answered.
  let isGone = false;
  cdp.on('Target.detachedFromTarget', event => {
    if (event.sessionId !== sessionId) return;
    isGone = true;
    for (const answer of waiting.values()) answer({ error: { message: 'the view is gone' } });
  });
  let count = 0;
  const send = async <R>(method: string, params: object): Promise<R> => {
    if (isGone) throw new Error(`${method}: the view is gone`);
    const id = ++count;
    const reply = new Promise<Reply>(resolve => waiting.set(id, resolve));
    await cdp.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const { result, error } = await reply;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result as R;
  };
  // As a user's click in it would: a document without the focus may not copy. Playwright does the same for its pages.
  if (focused) await send('Emulation.setFocusEmulationEnabled', { enabled: true });
  interface Evaluated {
    readonly result: { readonly value: never };
    readonly exceptionDetails?: {
      readonly text: string;
      readonly exception?: { readonly description?: string };
    };
  }
  const view: View = {
    evaluate: async (fn, ...args) => {
      const expression = callExpression(fn, args);
      const options = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
      const { result, exceptionDetails: failure } = await send<Evaluated>('Runtime.evaluate', options);
      if (failure !== undefined) throw new Error(failure.exception?.description ?? failure.text);
      return result.value;
    },
    waitFor: (what, fn, ...args) => until(what, () => view.evaluate(fn, ...args)) as Promise<never>,
    press: async key => {
      const { keyCode, shift, ctrl, text, ...named } = keyPress(key);
      const event = { ...named, windowsVirtualKeyCode: keyCode, modifiers: (ctrl ? 2 : 0) + (shift ? 8 : 0) };
      const type = text === undefined ? 'rawKeyDown' : 'keyDown';
      try {
        await send('Input.dispatchKeyEvent', { ...event, type, text });
        await send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
      } catch (error) {
        // What a key does may close the view.
        if (!isGone) throw error;
      }
    },
    screenshot: async () => {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
    close: async () => {
      await cdp.send('Target.closeTarget', { targetId });
      // A panel that is asked for while the last one closes may never come.
      await until('the view to close', () => isGone);
    },
  };
  return view;
}
