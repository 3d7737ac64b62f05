import type { ReferrerPolicy } from '@hoko-keys/shared';
import type { Page } from './servers.ts';

/** Where a script may run. Service workers need a secure context. */
export type Context =
  | 'document'
  | 'frame'
  | 'cross-origin frame'
  | 'srcdoc frame'
  | 'about:blank frame'
  | 'blob frame'
  | 'data frame'
  | 'sandboxed frame'
  | 'sandboxed frame that keeps its origin'
  | 'sandboxed srcdoc frame'
  | 'worker'
  | 'blob worker'
  | 'service worker';

/** Where the cross-origin frame comes from. */
export const WIDGET = 'https://widget.test';

/** A call that a context is told to make. */
export interface ToldCall {
  readonly start: string;
  readonly method: string;
  readonly mode: 'cors' | 'no-cors';
  readonly fetchPolicy?: ReferrerPolicy;
  /** The key's value; left out, a text that stands for one. */
  readonly value?: string;
}

declare global {
  /** In the harness's pages: makes a context and lets it make calls, until all have ended. */
  var callFrom: (context: Context, calls: readonly ToldCall[]) => Promise<void>;
}

/** In every context: makes the calls it is sent, with a key, and says when all have ended. How they end doesn't matter. */
const CALLER = `
  addEventListener('message', async ({ data, ports }) => {
    await Promise.allSettled(data.map(({ start, method, mode, fetchPolicy, value = 'stand-in' }) =>
      fetch(start, {
        method,
        mode,
        cache: 'no-store',
        headers: { authorization: 'Bearer ' + value },
        ...(fetchPolicy === undefined ? {} : { referrerPolicy: fetchPolicy }),
      })));
    ports[0].postMessage('ended');
  });
  if (self.ServiceWorkerGlobalScope) addEventListener('install', () => skipWaiting());
`;

const CALLER_PAGE = `<!doctype html><script>${CALLER}</script>`;

/** In the harness's own document. */
function offer(caller: string, callerPage: string, widget: string): void {
  globalThis.callFrom = async (context, calls) => {
    const { port1, port2 } = new MessageChannel();
    const ended = new Promise(resolve => {
      port1.onmessage = resolve;
    });
    const to = await open(context);
    to.postMessage(calls, { targetOrigin: '*', transfer: [port2] });
    await ended;
  };

  /** What takes a message in the same way, be it a window or a worker. */
  interface Caller {
    postMessage(message: unknown, options: WindowPostMessageOptions): void;
  }

  async function open(context: Context): Promise<Caller> {
    const policy = new URLSearchParams(location.search).get('policy');
    const blobOf = (type: string, body: string) => URL.createObjectURL(new Blob([body], { type }));
    switch (context) {
      case 'document':
        return window;
      case 'frame':
        return frame({ src: `/frame?policy=${policy}` });
      case 'cross-origin frame':
        return frame({ src: `${widget}/frame?policy=${policy}` });
      case 'srcdoc frame':
        return frame({ srcdoc: callerPage });
      case 'about:blank frame': {
        const blank = await frame({});
        const script = blank.document.createElement('script');
        script.textContent = caller;
        blank.document.head.append(script);
        return blank;
      }
      case 'blob frame':
        return frame({ src: blobOf('text/html', callerPage) });
      case 'data frame':
        return frame({ src: `data:text/html,${encodeURIComponent(callerPage)}` });
      case 'sandboxed frame':
        return frame({ src: `/frame?policy=${policy}`, sandbox: 'allow-scripts' });
      case 'sandboxed frame that keeps its origin':
        return frame({ src: `/frame?policy=${policy}`, sandbox: 'allow-scripts allow-same-origin' });
      case 'sandboxed srcdoc frame':
        return frame({ srcdoc: callerPage, sandbox: 'allow-scripts' });
      case 'worker':
        return new Worker(`/worker.js?policy=${policy}`);
      case 'blob worker':
        return new Worker(blobOf('text/javascript', caller));
      case 'service worker':
        return serviceWorker(`/service-worker.js?policy=${policy}`, `/scope-${policy}/`);
    }
  }

  async function frame(attributes: Readonly<Record<string, string>>): Promise<Window> {
    const element = document.createElement('iframe');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const loaded = new Promise(resolve => {
      element.onload = resolve;
    });
    document.body.append(element);
    await loaded;
    return element.contentWindow as Window;
  }

  async function serviceWorker(url: string, scope: string): Promise<ServiceWorker> {
    const { installing, waiting, active } = await navigator.serviceWorker.register(url, { scope });
    const worker = installing ?? waiting ?? active;
    if (worker === null) throw new Error(`no service worker came of ${url}`);
    if (worker.state !== 'activated') {
      await new Promise<void>(resolve => {
        worker.onstatechange = () => {
          if (worker.state === 'activated') resolve();
        };
      });
    }
    return worker;
  }
}

const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization',
  'access-control-allow-methods': 'GET, POST',
};

/** What the servers answer: the harness's documents and scripts, redirects, and leave for every call. */
export function harnessPage(url: URL, method: string): Page {
  const policy = url.searchParams.get('policy');
  const headers = policy === null ? {} : { 'referrer-policy': policy };
  const script = { ...headers, 'content-type': 'text/javascript', 'service-worker-allowed': '/' };
  switch (url.pathname) {
    case '/page':
      return {
        headers,
        body: `<!doctype html><body><script>${CALLER}(${offer})(${inScript(CALLER)}, ${inScript(CALLER_PAGE)}, ${inScript(WIDGET)})</script>`,
      };
    case '/frame':
      return { headers, body: CALLER_PAGE };
    case '/worker.js':
    case '/service-worker.js':
      return { headers: script, body: CALLER };
    case '/hop':
      return method === 'OPTIONS'
        ? { status: 204, headers: OPEN_TO_ALL, body: '' }
        : { status: 307, headers: { ...OPEN_TO_ALL, location: url.searchParams.get('to') ?? '' }, body: '' };
    default:
      return { headers: OPEN_TO_ALL, body: '' };
  }
}

/** A text as a literal that can't end the script element it stands in. */
function inScript(text: string): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}
