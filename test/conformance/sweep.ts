import { normalizeHostname } from '@hoko-keys/shared';

/** The last code point of the third plane, where assigned characters end but for tags and private use. */
export const LAST_CODE_POINT = 0x3ffff;

/** What becomes of one code point inside, at the start and at the end of labels; undefined reads as the empty text. */
export function hostnamesOfCodePoints(from: number, to: number): string[] {
  const results: string[] = [];
  for (let codePoint = from; codePoint < to; codePoint++) {
    const char = String.fromCodePoint(codePoint);
    results.push([`a${char}b.example`, `${char}${char}.example`, `${char}.7.א`].map(hostnameOf).join(' '));
  }
  return results;
}

/**
 * What becomes of hostnames made of pieces that runtimes are known to trip over, of names or of IPv4 addresses; the same ones
 * for the same seed.
 */
export function hostnamesOfPieces(kind: keyof typeof PIECES, seed: number, count: number): string[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const length = 1 + Math.floor(random() * 6);
    const text = Array.from({ length }, () => PIECES[kind][Math.floor(random() * PIECES[kind].length)]).join(
      '',
    );
    return `${text} → ${hostnameOf(text)}`;
  });
}

const PIECES = {
  names: [
    ...[
      'a',
      'z',
      '0',
      '7',
      '-',
      '--',
      '_',
      '.',
      '.',
      '.',
      'xn--',
      'xn--a',
      'XN--',
      'bcher-kva',
      '0zwm56d',
      '%41',
      '%',
    ],
    ...[
      'é',
      'e\u0301',
      'ß',
      'ẞ',
      'ς',
      'İ',
      'ı',
      'ﬁ',
      'Å',
      '\u0345',
      '\u00AD',
      '\u3002',
      '\uFF0E',
      'Ａ',
      '１',
      '℡',
      '①',
    ],
    ...['א', 'ש\u05C1', 'ب', 'ة', '٣', '۳', '\u0640', '\u0651', '\u061C', 'މ', '\u07A6', 'ܐ', '\uFEFB'],
    ...[
      'क',
      '\u094D',
      '\u200D',
      '\u200C',
      'ষ',
      'ก',
      '\u0E33',
      '가',
      '\u1100\u1161',
      'か',
      '\u3099',
      'ア',
      '漢',
      '𠀀',
    ],
    ...[
      '😀',
      '👩\u200D💻',
      '\uFE0F',
      '\u20E3',
      '\uD800',
      '\u0000',
      '\u202E',
      '\u2044',
      'а',
      'ο',
      '͏',
      '·',
      '·b',
      'l·l',
    ],
  ],
  numbers: [
    '0',
    '1',
    '9',
    '08',
    '0x',
    '0X',
    'f',
    '00',
    '255',
    '256',
    '4294967295',
    '4294967296',
    '.',
    '.',
    '.',
    '.',
  ],
} as const;

function hostnameOf(text: string): string {
  return normalizeHostname(text) ?? '';
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
