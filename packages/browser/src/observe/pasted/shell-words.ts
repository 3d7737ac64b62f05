/** How a copied command is quoted: for a Unix shell, or for Windows' `cmd`. */
export type Shell = 'bash' | 'cmd';

/**
 * Splits a command into its words. Nothing is run or expanded; what is not closed ends with the text.
 *
 * @param command as a browser's "Copy as cURL" writes it
 */
export function shellWords(command: string, shell: Shell): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  const text = shell === 'cmd' ? withoutCarets(command) : command;
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    const { content, next } = pieceAt(text, at, shell);
    word = (word ?? '') + content;
    at = next;
  }
  return word === undefined ? words : [...words, word];
}

/** `cmd` takes the character after `^` as it is, and a line that ends in one goes on. */
function withoutCarets(text: string): string {
  return text.replaceAll(/\^\r?\n/g, ' ').replaceAll(/\^([^\r\n])/g, '$1');
}

interface Piece {
  readonly content: string;
  readonly next: number;
}

function pieceAt(text: string, at: number, shell: Shell): Piece {
  const char = text.charAt(at);
  if (char === '"') return quoted(text, at + 1, '"', shell === 'cmd' ? CMD : DOUBLE);
  if (shell === 'bash') {
    if (char === "'") return quoted(text, at + 1, "'", NONE);
    if (text.startsWith("$'", at)) return quoted(text, at + 2, "'", ANSI_C);
    if (char === '\\') return { content: escaped(text.charAt(at + 1), DOUBLE), next: at + 2 };
  }
  return { content: char, next: at + 1 };
}

/** What may follow a backslash, and what the two mean; anything else stays as it is. */
type Escapes = Readonly<Record<string, string>>;

const NONE: Escapes = {};
const CMD: Escapes = { '"': '"', '\\': '\\' };
const DOUBLE: Escapes = { '"': '"', '\\': '\\', $: '$', '`': '`', '!': '!', '\n': '' };
const ANSI_C: Escapes = { "'": "'", '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t', '!': '!' };

function quoted(text: string, start: number, end: string, escapes: Escapes): Piece {
  let content = '';
  let at = start;
  while (at < text.length && text.charAt(at) !== end) {
    const next = text.charAt(at + 1);
    const code = escapes === ANSI_C ? /^\\u([0-9a-f]{4})/i.exec(text.slice(at, at + 6))?.[1] : undefined;
    if (code !== undefined) {
      content += String.fromCharCode(Number.parseInt(code, 16));
      at += 6;
    } else if (text.charAt(at) === '\\' && Object.hasOwn(escapes, next)) {
      content += escapes[next];
      at += 2;
    } else {
      content += text.charAt(at);
      at++;
    }
  }
  return { content, next: at + 1 };
}

function escaped(char: string, escapes: Escapes): string {
  return Object.hasOwn(escapes, char) ? (escapes[char] ?? '') : char;
}
