import { until } from './until.ts';

/**
 * What lets Chromium's own windows be seen and clicked: its DevTools for its UI, `components/ui_devtools` in its source. A
 * permission's prompt is such a window, and out of reach of the DevTools protocol for pages, headless as well.
 *
 * @param port a free one on loopback
 */
export function promptArgs(port: number): readonly string[] {
  return [`--enable-ui-devtools=${port}`, '--enable-features=ui-debug-tools-enable-synthetic-events'];
}

/** A window, or a view in it. */
interface Element {
  readonly nodeId: number;
  readonly nodeName: 'Window' | 'Widget' | 'View';
  /** Names and values by turns. */
  readonly attributes?: readonly string[];
  readonly children?: readonly Element[];
}

/**
 * Chromium takes no click in the prompt's first moment, lest a page provokes one, nor clicks in quick succession (half a second
 * each, `views/input_event_activation_protector` in its source).
 */
const CALM_MS = 1_000;

/** Presses a button of the prompt that asks for an extension's permission, once there is one, and waits until it is gone. */
export async function answerPrompt(port: number, answer: 'allow' | 'refuse'): Promise<void> {
  const ui = await connect(port);
  try {
    await ui.send('DOM.enable');
    /** When it was seen or pressed last, in ms. */
    let last: number | undefined;
    await until('the prompt to be answered', async () => {
      const { root } = await ui.send<{ readonly root: Element }>('DOM.getDocument');
      const [refuse, allow] = within(root, 'Widget', 'ExtensionInstallDialogView').flatMap(dialog =>
        within(dialog, 'View', 'MdTextButton'),
      );
      if (refuse === undefined || allow === undefined) return last !== undefined;
      last ??= performance.now();
      if (performance.now() - last < CALM_MS) return false;
      last = performance.now();
      const { nodeId } = answer === 'allow' ? allow : refuse;
      for (const type of ['mousePressed', 'mouseReleased']) {
        const event = { type, x: 10, y: 10, button: 'left', wheelDirection: 'none' };
        await ui.send('DOM.dispatchMouseEvent', { nodeId, event });
      }
      return false;
    });
  } finally {
    ui.close();
  }
}

/** The outermost elements of a kind and name below one. */
function within({ children = [] }: Element, kind: Element['nodeName'], name: string): readonly Element[] {
  return children.flatMap(child =>
    child.nodeName === kind && child.attributes?.includes(name) ? [child] : within(child, kind, name),
  );
}

interface UiDevtools {
  send<R>(method: string, params?: object): Promise<R>;
  close(): void;
}

async function connect(port: number): Promise<UiDevtools> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('Chromium’s DevTools for its UI don’t answer'));
  });
  interface Reply {
    readonly id?: number;
    readonly result?: never;
    readonly error?: { readonly message: string };
  }
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.onmessage = ({ data }) => {
    const reply: Reply = JSON.parse(String(data));
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  };
  let count = 0;
  return {
    send: async (method, params = {}) => {
      const id = ++count;
      const replied = new Promise<Reply>(resolve => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, method, params }));
      const { result, error } = await replied;
      waiting.delete(id);
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result as never;
    },
    close: () => socket.close(),
  };
}
