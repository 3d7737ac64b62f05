import type { Parts } from './parts.ts';
import { shellWords } from './shell-words.ts';

/** curl's short options that take a word (`curl --help all`). */
const SHORT_WITH_WORD = 'AbcCdDeEFHhKmoPQrtTuUwxXyYz';

/** Of the long ones those that browsers write, that people add, and whose word could be taken for the address. */
const LONG_WITH_WORD: Readonly<Record<string, string>> = {
  '--header': 'H',
  '--request': 'X',
  '--data': 'd',
  '--data-ascii': 'd',
  '--data-raw': 'd',
  '--data-binary': 'd',
  '--data-urlencode': 'd',
  '--json': 'd',
  '--form': 'F',
  '--referer': 'e',
  '--user': 'u',
  '--user-agent': 'A',
  '--cookie': 'b',
  '--output': 'o',
  '--max-time': 'm',
  '--proxy': 'x',
  '--url': 'url',
  '--oauth2-bearer': 'bearer',
};

/** Reads "Copy as cURL", and what people make of it by hand. */
export function readCurl(text: string): Parts | undefined {
  const isCmd = /\^["\s]/.test(text) && !/(?:^|\s)\$?'/.test(text);
  const words = shellWords(text, isCmd ? 'cmd' : 'bash').slice(1);
  const headers: [string, string][] = [];
  let url: string | undefined;
  let method: string | undefined;
  let hasBody = false;
  let isGet = false;
  const take = (option: string, word: string) => {
    const colon = word.indexOf(':');
    if (option === 'H' && colon > 0) headers.push([word.slice(0, colon), word.slice(colon + 1)]);
    if (option === 'e') headers.push(['referer', word]);
    if (option === 'u') headers.push(['authorization', `Basic ${word}`]);
    if (option === 'bearer') headers.push(['authorization', `Bearer ${word}`]);
    if (option === 'X') method = word;
    if (option === 'url') url = word;
    if (option === 'd' || option === 'F') hasBody = true;
  };
  for (let at = 0; at < words.length; at++) {
    const option = words[at] ?? '';
    if (!option.startsWith('-')) {
      // Anything else is the word of an option that isn't known here.
      if (/^https?:/i.test(option)) url ??= option;
      continue;
    }
    const { name, word, flags } = optionOf(option);
    if (flags.includes('G')) isGet = true;
    if (name !== undefined) take(name, word ?? words[++at] ?? '');
  }
  return url === undefined
    ? undefined
    : { url, method: method ?? (hasBody && !isGet ? 'POST' : 'GET'), headers, complete: true };
}

interface Option {
  /** The option that takes a word, if one does: `--header`, `-H`, or the last of several in one, as in `-sXPOST`. */
  readonly name?: string;
  /** Where it stands in one with its option. */
  readonly word?: string;
  /** The letters of those that take none; of the long ones, the one that matters: `-G` puts what would be the body in the query. */
  readonly flags: string;
}

function optionOf(option: string): Option {
  if (option.startsWith('--')) {
    const flags = option === '--get' ? 'G' : '';
    return Object.hasOwn(LONG_WITH_WORD, option) ? { name: LONG_WITH_WORD[option] ?? '', flags } : { flags };
  }
  const letters = option.slice(1);
  const at = [...letters].findIndex(letter => SHORT_WITH_WORD.includes(letter));
  const name = letters[at];
  if (name === undefined) return { flags: letters };
  const flags = letters.slice(0, at);
  const word = letters.slice(at + 1);
  return word === '' ? { name, flags } : { name, word, flags };
}
