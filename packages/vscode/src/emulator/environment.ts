/** How to reach an emulator's management. */
export interface EmulatorAccess {
  readonly url: string;
  readonly token: string;
}

/** An emulator that was started outside and is handed to us by environment variables. */
const URL_VARIABLE = 'HOKO_EMULATOR_URL';
const TOKEN_VARIABLE = 'HOKO_EMULATOR_TOKEN';

/** Hosts of this machine’s loopback, as URLs have them. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The address of an emulator: http on this machine's loopback, nothing behind the port. The token and values of emulator
 * keys go there, so it may be nothing else.
 *
 * @returns without a slash at the end; undefined where it is anything else
 */
export function loopbackUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url === null || url.protocol !== 'http:' || !LOOPBACK.has(url.hostname)) return undefined;
  const bare = url.username === '' && url.password === '' && url.pathname === '/' && url.search === '';
  return bare && url.hash === '' ? url.origin : undefined;
}

/** Whether a text can be a token: it travels in a header, so it is visible ASCII (RFC 9110 section 5.5). */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** @returns undefined where the environment names no emulator, or one that isn't on loopback */
export function accessFrom(env: Readonly<Record<string, string | undefined>>): EmulatorAccess | undefined {
  const url = loopbackUrl(env[URL_VARIABLE] ?? '');
  const token = env[TOKEN_VARIABLE]?.trim() ?? '';
  return url === undefined || !isToken(token) ? undefined : { url, token };
}
