import type { MiddlewareHandler } from 'hono';
import { sameSecret } from '../keys/secrets.ts';

/**
 * Lets through only what the owner of the token asks, and no web page: a page's request has an `Origin`; one led here by a
 * rebound name has another `Host`. Loopback alone is no border, since every page can call it.
 *
 * @param port the one the emulator listens on, for `Host`
 */
export function guardManagement(token: string, port: () => number): MiddlewareHandler {
  return async (context, next) => {
    // Clients leave out http's own port (RFC 9110 section 4.2.1).
    const suffix = port() === 80 ? '' : `:${port()}`;
    const hosts = [`127.0.0.1${suffix}`, `localhost${suffix}`];
    if (!hosts.includes(context.req.header('host') ?? '')) {
      return context.json({ error: `Ask for http://${hosts[0]}: another host is refused.` }, 403);
    }
    if (context.req.header('origin') !== undefined) {
      return context.json({ error: 'A web page can’t manage keys.' }, 403);
    }
    // A scheme's case makes no difference (RFC 9110 section 11.1).
    const given = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (given === undefined || !sameSecret(given, token)) {
      return context.json({ error: 'Send the emulator’s token: Authorization: Bearer <token>.' }, 401);
    }
    await next();
  };
}
