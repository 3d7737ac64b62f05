import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * What closes a server at once. `closeAllConnections` forgets tunnels and TLS handshakes, and `close` alone would wait for
 * them as long as a browser keeps one open.
 */
export function closing(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async () => {
    const closed = new Promise(resolve => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}
