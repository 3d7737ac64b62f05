import type { Parts } from './parts.ts';

/**
 * Reads "Copy as fetch": browsers write both arguments as JSON.
 *
 * @returns undefined where there are options that are no JSON: of a request whose headers were not read nothing is known
 */
export function readFetch(text: string): Parts | undefined {
  const [whole, address = ''] = /^(?:await\s+)?fetch\s*\(\s*("(?:[^"\\]|\\.)*")/s.exec(text) ?? [];
  const url = jsonOf(address);
  if (whole === undefined || typeof url !== 'string') return undefined;
  const options = optionsIn(text.slice(whole.length));
  const headers = headersIn(options?.headers);
  if (options === undefined || headers === undefined) return undefined;
  const textOf = (name: string) => {
    const content = options[name];
    return typeof content === 'string' ? { [name]: content } : {};
  };
  return {
    url,
    ...textOf('method'),
    ...textOf('mode'),
    ...textOf('referrer'),
    ...textOf('referrerPolicy'),
    headers,
    complete: false,
  };
}

/** @param rest what follows the address: the end of the call, or a comma, the options and the end */
function optionsIn(rest: string): Readonly<Record<string, unknown>> | undefined {
  const call = without(rest, ';');
  if (!call.endsWith(')')) return undefined;
  const inside = without(call.slice(0, -1).trim(), ',');
  if (inside === '') return {};
  const options = inside.startsWith(',') ? jsonOf(inside.slice(1)) : undefined;
  return isRecord(options) ? options : undefined;
}

function without(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length).trimEnd() : text;
}

/** Both of what Fetch takes ("fill a Headers object"): an object, or pairs. */
function headersIn(headers: unknown = {}): Parts['headers'] | undefined {
  if (!Array.isArray(headers) && !isRecord(headers)) return undefined;
  const pairs: readonly unknown[] = Array.isArray(headers) ? headers : Object.entries(headers);
  return pairs.every(isPair) ? pairs : undefined;
}

function isPair(pair: unknown): pair is readonly [string, string] {
  return Array.isArray(pair) && pair.length === 2 && pair.every(part => typeof part === 'string');
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
