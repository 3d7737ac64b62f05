import { REFERRER_POLICIES, type ReferrerPolicy } from '@hoko-keys/shared';
import { keyIn, maskedAddress } from '../request-event.ts';
import type { Parts } from './parts.ts';
import { readCurl } from './read-curl.ts';
import { readFetch } from './read-fetch.ts';

/** A request as it was copied in a browser's developer tools. `value` is to be hashed and dropped at once. */
export interface PastedRequest {
  readonly url: string;
  readonly method: string;
  readonly origin?: string;
  /** As `maskedAddress` leaves it. */
  readonly referer?: string;
  /** Where the text names one. */
  readonly referrerPolicy?: ReferrerPolicy;
  /** Made with mode `no-cors`, which drops the key. */
  readonly noCors: boolean;
  readonly value?: string;
  /** A copied `fetch` leaves out the headers the browser adds; a copied command has them all. */
  readonly complete: boolean;
}

/** Why a text is not read: nothing to read, too long, or not one of the forms that are. */
export type PastedProblem = 'empty' | 'tooLong' | 'notRequest';

export type ReadPasted =
  | { readonly ok: true; readonly request: PastedRequest }
  | { readonly ok: false; readonly problem: PastedProblem };

/** Characters of a pasted request. A call to Hoko's API is far below; most of a longer text is a body, which nobody looks at. */
export const MAX_PASTED = 200_000;

/**
 * Reads "Copy as cURL" (bash, cmd), "Copy as PowerShell" and "Copy as fetch" (Node.js too) of Chrome, Edge and Firefox. Nothing
 * of it is run.
 */
export function readPasted(text: string): ReadPasted {
  if (text.length > MAX_PASTED) return { ok: false, problem: 'tooLong' };
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  const read = READERS.find(([form]) => form.test(trimmed))?.[1](trimmed);
  const request = read === undefined ? undefined : requestOf(read);
  return request === undefined ? { ok: false, problem: 'notRequest' } : { ok: true, request };
}

const READERS: readonly (readonly [RegExp, (text: string) => Parts | undefined])[] = [
  [/^curl(?:\.exe)?\s/i, readCurl],
  [/^(?:await\s+)?fetch\s*\(/, readFetch],
  [/Invoke-WebRequest\b/i, readPowerShell],
];

function requestOf(parts: Parts): PastedRequest | undefined {
  const { url, method = 'GET', headers, complete, mode, referrer, referrerPolicy } = parts;
  if (!URL.canParse(url) || !/^https?:/i.test(url) || !/^[A-Za-z]{1,20}$/.test(method)) return undefined;
  const of = (name: string) => headers.find(header => header[0].trim().toLowerCase() === name)?.[1].trim();
  const origin = of('origin');
  const referer = maskedAddress(of('referer') ?? referrer ?? '');
  const value = keyIn(of('authorization'));
  return {
    url,
    method: method.toUpperCase(),
    complete,
    noCors: (mode ?? of('sec-fetch-mode')) === 'no-cors',
    ...(origin === undefined ? {} : { origin }),
    ...(referer === '' ? {} : { referer }),
    ...(isPolicy(referrerPolicy) ? { referrerPolicy } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

function isPolicy(text: string | undefined): text is ReferrerPolicy {
  return text !== undefined && (REFERRER_POLICIES as readonly string[]).includes(text);
}

function readPowerShell(text: string): Parts | undefined {
  const pieces = powerShellPieces(text);
  const after = (option: string) =>
    pieces.find(({ before }) => before.trimEnd().toLowerCase().endsWith(`-${option}`))?.text;
  const headers = pieces.flatMap(({ text: name }, i) => {
    const next = pieces[i + 1];
    return next?.before.trim() === '=' ? [[name, next.text] as const] : [];
  });
  const url = after('uri');
  const method = after('method');
  if (url === undefined) return undefined;
  return { url, ...(method === undefined ? {} : { method }), headers, complete: true };
}

/** Every text in double quotes, a backtick taking the next character as it is, with what stands before it. */
function powerShellPieces(text: string): readonly { readonly before: string; readonly text: string }[] {
  const pieces: { before: string; text: string }[] = [];
  let before = '';
  let inside: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (inside === undefined) {
      if (char === '"') inside = '';
      else before += char;
    } else if (char === '"') {
      pieces.push({ before, text: inside });
      before = '';
      inside = undefined;
    } else {
      inside += char === '`' ? text.charAt(++at) : char;
    }
  }
  return pieces;
}
