import type { Emulator } from './emulator.ts';

/** What the command says once the emulator runs, for people. */
export function announcement({ url, token }: Emulator, stateFile: string | undefined): string {
  return `Hoko emulator: ${url}
Management token: ${token}
Keys: ${stateFile ?? 'in memory, gone when it ends'}

How it decides. Hoko's documentation leaves these open; the emulator does not:
  *.example.com does not cover example.com, and covers every depth below it
  Origin counts before Referer; "Origin: null" counts as absent
  the host of any scheme counts; port, case, a trailing dot and Unicode spelling make no difference
  checked in this order: the key (401), revoked (401), scopes (403), hostname (403 "Hostname blocked")
`;
}
