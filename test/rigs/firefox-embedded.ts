import { callExpression } from './call-expression.ts';
import type { View } from './extension-browser.ts';
import type { ChromeWindow } from './firefox-window.ts';
import { type KeyPress, keyPress } from './keyboard.ts';
import { until } from './until.ts';

/** The popup, or the sidebar: a browser inside Firefox's window that WebDriver BiDi doesn't list. */
type Embedded = 'popup' | 'sidebar';

/** The view of its kind that is open in Firefox's window, once there is one. @param close closes it */
export async function embeddedView(
  chrome: ChromeWindow,
  kind: Embedded,
  close: () => Promise<void>,
): Promise<View> {
  await until(`the ${kind}`, () => chrome(attachTo, kind, FRAME_SCRIPT));
  const view: View = {
    evaluate: async (fn, ...args) => {
      const reply = JSON.parse(await chrome(runIn, kind, callExpression(fn, args)));
      if (reply.error !== undefined) throw new Error(reply.error);
      return reply.value === undefined ? undefined : JSON.parse(reply.value);
    },
    waitFor: (what, fn, ...args) => until(what, () => view.evaluate(fn, ...args)) as Promise<never>,
    press: async key => {
      await until(`the focus in the ${kind}`, () => chrome(focusView, kind));
      await view.waitFor(`the focus in the ${kind}’s page`, () => document.hasFocus());
      await chrome(pressInWindow, kind, keyPress(key));
    },
    screenshot: async () => Buffer.from(await chrome(draw, kind), 'base64'),
    close,
  };
  return view;
}

declare global {
  /** In Firefox's window: the browser that holds a view. Throws an Error where it is closed. */
  var hokoView: (kind: Embedded) => EmbeddedBrowser;
}

interface EmbeddedBrowser extends HTMLElement {
  readonly messageManager: {
    loadFrameScript(url: string, delayed: boolean): void;
    addMessageListener(
      name: string,
      listener: (message: { readonly data: { readonly id: number; readonly key: string } }) => void,
    ): void;
    removeMessageListener(name: string, listener: unknown): void;
    sendAsyncMessage(name: string, data: object): void;
  };
  readonly browsingContext: {
    readonly currentWindowGlobal: {
      readonly documentURI: { readonly spec: string };
      drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
  hokoAttached?: boolean;
}

/** Runs an expression in the view's document, by its own rights and not the frame script's, as if the user had clicked. */
const FRAME_SCRIPT = `data:text/javascript,${encodeURIComponent(`
  addMessageListener('hoko:run', async ({ data: { id, expression } }) => {
    try {
      const input = content.windowUtils.setHandlingUserInput(true);
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      const running = Cu.evalInSandbox('(async () => JSON.stringify(await ' + expression + '))()', sandbox);
      input.destruct();
      const value = await running;
      sendAsyncMessage('hoko:ran', { id, value });
    } catch (error) {
      sendAsyncMessage('hoko:ran', { id, error: String(error) });
    }
  });
  addEventListener('keyup', ({ key }) => sendAsyncMessage('hoko:released', { key }), true);
`)}`;

/**
 * The popup's page loads in a panel that is never shown, and moves from there to one that is. What is asked of it before it has
 * moved is never answered, so its panel has to be open first.
 */
function attachTo(kind: Embedded, script: string): boolean {
  const find = (of: Embedded) => {
    const sidebar = document.querySelector<HTMLIFrameElement>('#sidebar')?.contentDocument;
    const holder = of === 'popup' ? document : sidebar;
    return holder?.querySelector<EmbeddedBrowser>(`browser[webextension-view-type=${of}]`);
  };
  globalThis.hokoView = of => {
    const open = find(of);
    if (!open) throw new Error(`the ${of} is closed`);
    return open;
  };
  const view = find(kind);
  const shown = view?.browsingContext?.currentWindowGlobal?.documentURI.spec;
  if (!view || !shown?.startsWith('moz-extension:')) return false;
  const panel = view.closest('panel') as (Element & { readonly state: string }) | null;
  if (kind === 'popup' && panel?.state !== 'open') return false;
  if (!view.hokoAttached) view.messageManager.loadFrameScript(script, false);
  view.hokoAttached = true;
  return true;
}

function runIn(kind: Embedded, expression: string): Promise<string> {
  const { messageManager } = hokoView(kind);
  const id = Math.random();
  return new Promise(resolve => {
    const listener = ({ data }: { readonly data: { readonly id: number } }) => {
      if (data.id !== id) return;
      messageManager.removeMessageListener('hoko:ran', listener);
      resolve(JSON.stringify(data));
    };
    messageManager.addMessageListener('hoko:ran', listener);
    messageManager.sendAsyncMessage('hoko:run', { id, expression });
  });
}

/** Gives a view the focus. @returns whether it has it */
function focusView(kind: Embedded): boolean {
  const { Services } = globalThis as unknown as {
    Services: { readonly focus: { readonly focusedElement: Element | null } };
  };
  const view = hokoView(kind);
  view.focus();
  return Services.focus.focusedElement === view;
}

/**
 * Presses a key in Firefox's window, which hands it to the view that has the focus there; and waits until the page has taken it,
 * or the key has closed the view or led out of it: what is asked of the page overtakes a key on its way.
 */
async function pressInWindow(
  kind: Embedded,
  { key, code, keyCode, shift, ctrl }: KeyPress,
): Promise<boolean> {
  interface TextInput {
    beginInputTransactionForTests(window: Window): boolean;
    keydown(event: KeyboardEvent): void;
    keyup(event: KeyboardEvent): void;
  }
  const { Cc, Ci, Services } = globalThis as unknown as {
    Cc: Record<string, { createInstance(of: unknown): TextInput }>;
    Ci: Record<string, unknown>;
    Services: { readonly focus: { readonly focusedElement: Element | null } };
  };
  const input = Cc['@mozilla.org/text-input-processor;1']?.createInstance(Ci.nsITextInputProcessor);
  if (!input?.beginInputTransactionForTests(window)) throw new Error('Firefox takes no keys');
  const view = hokoView(kind);
  const { messageManager } = view;
  const taken = Promise.withResolvers<void>();
  const listener = ({ data }: { readonly data: { readonly key: string } }) => {
    if (data.key === key) taken.resolve();
  };
  messageManager.addMessageListener('hoko:released', listener);
  const looking = setInterval(() => {
    if (!view.isConnected || Services.focus.focusedElement !== view) taken.resolve();
  }, 50);
  const event = (name: string, code: string, keyCode: number) =>
    new KeyboardEvent('', { key: name, code, keyCode });
  const held = [
    ...(ctrl ? [event('Control', 'ControlLeft', 17)] : []),
    ...(shift ? [event('Shift', 'ShiftLeft', 16)] : []),
  ];
  for (const each of held) input.keydown(each);
  input.keydown(event(key, code, keyCode));
  input.keyup(event(key, code, keyCode));
  for (const each of held) input.keyup(each);
  await taken.promise;
  clearInterval(looking);
  messageManager.removeMessageListener('hoko:released', listener);
  return true;
}

/** A PNG of the view, at twice its size, in base64. */
async function draw(kind: Embedded): Promise<string> {
  const bitmap = await hokoView(kind).browsingContext.currentWindowGlobal.drawSnapshot(null, 2, 'white');
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}
