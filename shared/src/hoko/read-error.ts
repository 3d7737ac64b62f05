import { type ApiErrorCode, HOKO_ERRORS } from './errors.ts';

/** An answer that is no success, as it came. */
export interface ErrorAnswer {
  readonly status: number;
  /** The body's text, or what was in it as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an error answer says. */
export interface ReadError {
  /** Undefined where neither words nor status tell. */
  readonly code: ReadErrorCode | undefined;
  readonly missingScopes?: readonly string[];
  /** Seconds. */
  readonly retryAfter?: number;
}

/** The errors of the API, and the one of the dashboard that no other shares its words with. */
type ReadErrorCode = ApiErrorCode | 'createFailed';

/** Characters of an answer that is no JSON to look for Hoko's words in. */
const MAX_WORDS = 10_000;

/**
 * Reads an error answer of the API: `{"error":{"en":…,"ar":…}}` with `missingScopes` or `retryAfter`
 * (Hoko's developer documentation on errors).
 */
export function readError({ status, body, headers = {} }: ErrorAnswer): ReadError {
  const content = jsonOf(body);
  const missingScopes = isRecord(content) ? textsIn(content.missingScopes) : [];
  const retryAfter = secondsIn(isRecord(content) ? content.retryAfter : undefined, headers);
  const said = missingScopes.length > 0 ? 'missingScopes' : codeInWords(wordsIn(content).toLowerCase());
  const code = said !== undefined && fits(said, status) ? said : codeByStatus(status);
  return {
    code,
    ...(code === 'missingScopes' && missingScopes.length > 0 ? { missingScopes } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function codeInWords(words: string): ReadErrorCode | undefined {
  return [...API_ERRORS, 'createFailed' as const].find(code =>
    [HOKO_ERRORS[code].en, HOKO_ERRORS[code].ar].some(text => words.includes(text.toLowerCase())),
  );
}

/**
 * Whether words may stand for what they say under a status: the one Hoko documents for them, or one it documents for nothing. No
 * status is documented for a hostname's block, which may come as a 401 or a 403. Elsewhere words that say otherwise are somebody
 * else's, such as a page's or a proxy's. What the dashboard gets is documented nowhere.
 */
function fits(code: ReadErrorCode, status: number): boolean {
  if (code === 'createFailed') return true;
  if (code === 'hostnameBlocked') return status === 401 || status === 403;
  return HOKO_ERRORS[code].status === status || (codeByStatus(status) === undefined && status !== 403);
}

function codeByStatus(status: number): ApiErrorCode | undefined {
  if (status === 401) return 'invalidKey';
  if (status >= 500) return 'server';
  // A 403 without words may be a hostname's or a scope's.
  return status === 403 ? undefined : API_ERRORS.find(code => HOKO_ERRORS[code].status === status);
}

const API_ERRORS = (Object.keys(HOKO_ERRORS) as (keyof typeof HOKO_ERRORS)[]).filter(
  (code): code is ApiErrorCode => HOKO_ERRORS[code].where === 'api',
);

/** In the body, as Hoko documents it, or in HTTP's own header (RFC 9110 section 10.2.3). */
function secondsIn(said: unknown, headers: Readonly<Record<string, string>>): number | undefined {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const text = typeof said === 'number' || typeof said === 'string' ? said : header;
  const seconds = text === undefined || String(text).trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function jsonOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

/** What an answer says in words: in both languages, in one, or as plain text. */
function wordsIn(content: unknown): string {
  if (typeof content === 'string') return content.slice(0, MAX_WORDS);
  if (!isRecord(content)) return '';
  const { error, message } = content;
  return [error, message, ...(isRecord(error) ? [error.en, error.ar, error.message] : [])]
    .filter(words => typeof words === 'string')
    .join('\n');
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
