import { HOKO_ORIGIN } from '@hoko-keys/shared';

/** What stands for Hoko while calls are observed: Hoko itself, or an emulator on this machine. */
export interface Target {
  /** Such as `https://hoko.to` or `http://127.0.0.1:4656`. */
  readonly origin: string;
}

export const HOKO: Target = { origin: HOKO_ORIGIN };

/**
 * Reads the address of an emulator, as it tells it when it starts.
 *
 * @returns undefined for anything but http on this machine
 */
export function readEmulator(text: string): Target | undefined {
  const address = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `http://${text.trim()}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, origin } = new URL(address);
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
  return protocol === 'http:' && isHere ? { origin } : undefined;
}

/**
 * The permission that covers an address and nothing more a browser can name: Firefox knows no ports in it.
 *
 * @returns a match pattern, or undefined for what has no hostname
 */
export function permissionFor(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : undefined;
}
