import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import selfsigned from 'selfsigned';
import { closing } from './closing.ts';

/** A request that reached one of the servers. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly origin: string | undefined;
  readonly referer: string | undefined;
  /** Whether there was an `Authorization`; never what it held. */
  readonly carriedKey: boolean;
}

/** What a page's server answers with. */
export interface Page {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Servers {
  /** Ports on 127.0.0.1. */
  readonly http: number;
  readonly https: number;
  readonly seen: readonly SeenRequest[];
  readonly close: () => Promise<void>;
}

export interface ServerOptions {
  /** The page of a URL; left out, a plain one that names its host. */
  readonly page?: (url: URL, method: string) => Page;
  /** Where calls to `https://hoko.to` go: the emulator's URL. */
  readonly hoko?: string;
  /**
   * What `https://hoko.to` does in the emulator's place, where something is: an answer, at once or when its time has come, a
   * connection that breaks, or silence.
   */
  readonly fault?: (url: URL, method: string) => Page | Promise<Page> | 'breaks' | 'hangs' | undefined;
}

/**
 * Servers on loopback, http and https on free ports, that answer for every hostname. What is asked of `https://hoko.to` is
 * handed to the emulator as it came, headers and body unchanged but for `Host`, so that pages meet it as Hoko.
 */
export async function startServers({
  page = plainPage,
  hoko,
  fault = () => undefined,
}: ServerOptions = {}): Promise<Servers> {
  const seen: SeenRequest[] = [];
  const answer = (scheme: string) => async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const url = new URL(`${scheme}://${request.headers.host ?? 'unnamed.test'}${request.url ?? '/'}`);
    seen.push({
      url: url.href,
      method: request.method ?? '',
      origin: request.headers.origin,
      referer: request.headers.referer,
      carriedKey: request.headers.authorization !== undefined,
    });
    const isHoko = hoko !== undefined && url.origin === 'https://hoko.to';
    const faulty = isHoko ? fault(url, request.method ?? '') : undefined;
    if (faulty === 'hangs') return;
    if (faulty === 'breaks') return void request.socket.destroy();
    if (isHoko && faulty === undefined) return forward(request, response, hoko);
    const { status = 200, headers = {}, body } = (await faulty) ?? page(url, request.method ?? '');
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
  const { private: key, cert } = await selfsigned.generate([{ name: 'commonName', value: 'loopback.test' }]);
  const servers = [
    http.createServer(answer('http')),
    https.createServer({ key, cert }, answer('https')),
  ] as const;
  const closings = servers.map(closing);
  const [plain, tls] = await Promise.all([listen(servers[0]), listen(servers[1])]);
  return {
    http: plain,
    https: tls,
    seen,
    close: async () => void (await Promise.all(closings.map(close => close()))),
  };
}

function plainPage(url: URL): Page {
  if (url.pathname === '/favicon.ico') return { status: 404, body: '' };
  return {
    body: `<!doctype html><html lang="en"><title>${url.hostname}</title><h1>${url.hostname}</h1></html>`,
  };
}

function forward(request: http.IncomingMessage, response: http.ServerResponse, base: string): void {
  const target = new URL(request.url ?? '/', base);
  const onward = http.request(
    target,
    { method: request.method, headers: { ...request.headers, host: target.host } },
    answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.once('error', () => response.writeHead(502).end());
  request.pipe(onward);
}

async function listen(server: http.Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
