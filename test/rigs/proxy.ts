import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { closing } from './closing.ts';

/** A proxy on loopback that brings every hostname to the servers. */
export interface Proxy {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Firefox has no host rules such as Chromium's, so it goes through a proxy: http requests end at one port, https tunnels to
 * port 443 at the other. Nothing leaves the machine.
 */
export async function startProxy(ports: { readonly http: number; readonly https: number }): Promise<Proxy> {
  const proxy = http.createServer((request, response) => forward(request, response, ports.http));
  proxy.on('connect', (_, client: Duplex) => tunnel(client, ports.https));
  const close = closing(proxy);
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  return { port: (proxy.address() as AddressInfo).port, close };
}

function forward(request: http.IncomingMessage, response: http.ServerResponse, port: number): void {
  const { method, headers } = request;
  const url = new URL(request.url ?? '/', 'http://unnamed.test');
  const onward = http.request(
    {
      host: '127.0.0.1',
      port,
      method,
      path: url.pathname + url.search,
      headers: { ...headers, host: url.host },
    },
    answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.once('error', () => response.writeHead(502).end());
  request.pipe(onward);
}

function tunnel(client: Duplex, port: number): void {
  const server = net.connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    server.pipe(client).pipe(server);
  });
  server.on('error', () => client.destroy());
  client.on('error', () => server.destroy());
  client.on('close', () => server.destroy());
}
