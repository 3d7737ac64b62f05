import { LOOPBACK } from '../emulator/environment.ts';

/**
 * The address of Hoko's API as `hoko.apiUrl` has it, checked again, whatever the manifest lets pass: https, or http on this
 * machine; a host and a port alone. It gets into code and shells, so its host has no sign that means something there.
 *
 * @returns without a slash at the end; undefined of anything else
 */
export function checkApiUrl(setting: unknown): string | undefined {
  const url = typeof setting === 'string' ? URL.parse(setting) : null;
  if (url === null) return undefined;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  const isBare = url.href === `${url.origin}/` && /^[a-z0-9.-]+$|^\[[0-9a-f:.]+\]$/.test(url.hostname);
  return isSafe && isBare ? url.origin : undefined;
}
