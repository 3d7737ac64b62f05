import { keyIn } from '../request-event.ts';
import { shellWords } from './shell-words.ts';

/** A request as it was copied in a browser's developer tools. `value` is to be hashed and dropped at once. */
export interface PastedRequest {
  readonly url: string;
  readonly method: string;
  readonly origin?: string;
  readonly referer?: string;
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

interface Parts {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: readonly (readonly [string, string])[];
  readonly complete: boolean;
  readonly referrer?: string;
}

const READERS: readonly (readonly [RegExp, (text: string) => Parts | undefined])[] = [
  [/^curl(?:\.exe)?\s/i, readCurl],
  [/^(?:await\s+)?fetch\s*\(/, readFetch],
  [/Invoke-WebRequest\b/i, readPowerShell],
];

function requestOf({ url, method = 'GET', headers, complete, referrer }: Parts): PastedRequest | undefined {
  if (!URL.canParse(url) || !/^https?:/i.test(url) || !/^[A-Za-z]{1,20}$/.test(method)) return undefined;
  const of = (name: string) => headers.find(header => header[0].trim().toLowerCase() === name)?.[1].trim();
  const origin = of('origin');
  const referer = of('referer') ?? referrer;
  const value = keyIn(of('authorization'));
  return {
    url,
    method: method.toUpperCase(),
    complete,
    ...(origin === undefined ? {} : { origin }),
    ...(referer === undefined || referer === '' ? {} : { referer }),
    ...(value === undefined ? {} : { value }),
  };
}

/** curl's options that take a word, of those that browsers write. */
const WITH_WORD =
  /^(?:-[HXdAeboFu]|--(?:header|request|data|data-raw|data-binary|data-urlencode|user-agent|referer|cookie|form|user|url))$/;

function readCurl(text: string): Parts | undefined {
  const isCmd = /\^["\s]/.test(text) && !/(?:^|\s)\$?'/.test(text);
  const words = shellWords(text, isCmd ? 'cmd' : 'bash').slice(1);
  const headers: [string, string][] = [];
  let url: string | undefined;
  let method: string | undefined;
  let hasBody = false;
  for (let at = 0; at < words.length; at++) {
    const option = words[at] ?? '';
    if (!WITH_WORD.test(option)) {
      if (!option.startsWith('-')) url ??= option;
      continue;
    }
    const word = words[++at] ?? '';
    const colon = word.indexOf(':');
    if (/^(?:-H|--header)$/.test(option) && colon > 0) {
      headers.push([word.slice(0, colon), word.slice(colon + 1)]);
    }
    if (/^(?:-e|--referer)$/.test(option)) headers.push(['referer', word]);
    if (/^(?:-X|--request)$/.test(option)) method = word;
    if (option === '--url') url = word;
    if (/^(?:-d|--data)/.test(option)) hasBody = true;
  }
  return url === undefined
    ? undefined
    : { url, method: method ?? (hasBody ? 'POST' : 'GET'), headers, complete: true };
}

/** Browsers write both arguments as JSON. */
function readFetch(text: string): Parts | undefined {
  const [whole, address = ''] = /^(?:await\s+)?fetch\s*\(\s*("(?:[^"\\]|\\.)*")/s.exec(text) ?? [];
  const url = jsonOf(address);
  if (whole === undefined || typeof url !== 'string') return undefined;
  const rest = text.slice(whole.length);
  const options = jsonOf(rest.slice(rest.indexOf('{'), rest.lastIndexOf('}') + 1));
  const { method, headers, referrer } = isRecord(options) ? options : {};
  return {
    url,
    method: typeof method === 'string' ? method : undefined,
    headers: isRecord(headers)
      ? Object.entries(headers).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value] as const] : [],
        )
      : [],
    complete: false,
    ...(typeof referrer === 'string' ? { referrer } : {}),
  };
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
  return url === undefined ? undefined : { url, method: after('method'), headers, complete: true };
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

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
