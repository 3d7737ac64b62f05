import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintHostnames } from './lint.ts';
import { normalizeHostname } from './normalize.ts';
import { parsePattern } from './pattern.ts';
import { patternOf } from './pattern-of.ts';
import { loadPublicSuffixes } from './public-suffixes.ts';
import { unicodeOf } from './punycode.ts';

const suffixes = await loadPublicSuffixes();

/** Anything, and what looks like a hostname, an entry or a URL more often than chance would have it. */
const piece = fc.oneof(
  fc.constantFrom(
    '*',
    '*.',
    '.',
    '..',
    '://',
    'https://',
    ':',
    ':80',
    '/',
    '@',
    '%41',
    '%',
    '[',
    ']',
    '::1',
    ' ',
    ',',
    'xn--',
    'tel:',
    'http:',
    '\\.',
    '/16',
  ),
  fc.constantFrom(
    'example',
    'com',
    'www',
    'localhost',
    '127',
    '0x7f',
    '0',
    'bücher',
    'ß',
    'אב',
    '٣',
    '\u200D',
    '\u0301',
    '😀',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.domain(),
  fc.webUrl(),
  fc.ipV6(),
  fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join('')),
);

test('normalising never throws, and once more changes nothing', () => {
  fc.assert(
    fc.property(text, typed => {
      const hostname = normalizeHostname(typed);
      if (hostname !== undefined) expect(normalizeHostname(hostname)).toBe(hostname);
    }),
  );
});

test('a normalised hostname is ASCII in lower case, of labels DNS can hold, and readable in Unicode', () => {
  fc.assert(
    fc.property(text, typed => {
      const hostname = normalizeHostname(typed);
      if (hostname === undefined) return;
      expect(hostname).toMatch(/^(?:\[[0-9a-f:]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)$/);
      expect(unicodeOf(hostname)).toBeDefined();
    }),
  );
});

test('an entry is a pattern or has a reason, and what is suggested instead is a pattern', () => {
  fc.assert(
    fc.property(text, typed => {
      const result = parsePattern(typed);
      expect(patternOf(typed)).toEqual(result.ok ? result.pattern : undefined);
      if (result.ok || result.problem.suggestion === undefined) return;
      expect(parsePattern(result.problem.suggestion).ok).toBe(true);
    }),
  );
});

test('any text in Punycode is read or is none', () => {
  const encoded = fc.oneof(text, fc.stringMatching(/^[a-z0-9-]{0,80}$/)).map(rest => `xn--${rest}`);
  fc.assert(
    fc.property(encoded, typed => {
      expect(['string', 'undefined']).toContain(typeof unicodeOf(typed));
    }),
  );
  expect(unicodeOf(`xn--${'a'.repeat(200_000)}`)).toBeUndefined();
});

test('what is suggested for a list leaves no error, and never more to say', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), entries => {
      const problems = lintHostnames(entries, { suffixes });
      const suggested = problems.flatMap(({ suggestion }) => suggestion ?? []);
      expect(lintHostnames(suggested).filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
  );
});

test('no mended entry lets in strangers, wherever the suffixes are known', () => {
  const base = fc.oneof(
    fc.constantFrom(
      'vercel.app',
      'co.uk',
      'com',
      '7.nip.io',
      'github.dev',
      'amazonaws.com',
      'ck',
      'example.com',
    ),
    fc.domain(),
  );
  const around = fc.constantFrom(
    ['.', ''],
    ['..', ''],
    ['*', ''],
    ['*.*.', ''],
    ['https://*.', '/x'],
    ['//*.', ':80'],
    ['"*.', '"'],
    [' *.', ' '],
    ['*.', ':443'],
  );
  let told = 0;
  fc.assert(
    fc.property(base, around, (name, [before, after]) => {
      for (const { suggestion } of lintHostnames([`${before}${name}${after}`], { suffixes })) {
        if (!suggestion?.startsWith('*.')) continue;
        told++;
        expect(suffixes.isShared(suggestion.slice(2))).toBe(false);
      }
    }),
  );
  expect(told).toBeGreaterThan(100);
});

test('a scheme without // is no host, whatever stands behind it', () => {
  const scheme = fc.constantFrom(
    'http',
    'HTTPS',
    'tel',
    'sms',
    'mailto',
    'data',
    'about',
    'blob',
    'javascript',
    'file',
  );
  const rest = fc.oneof(
    fc.constantFrom('', '1', '8080', '80/x', 'a@b.c', '?q', '/x'),
    text,
    fc.nat().map(String),
  );
  fc.assert(
    fc.property(scheme, rest, (before, behind) => {
      fc.pre(!behind.startsWith('//'));
      expect(normalizeHostname(`${before}:${behind}`)).toBeUndefined();
      const result = parsePattern(`${before}:${behind}`);
      expect(result.ok ? 'a pattern' : result.problem.suggestion).toBeUndefined();
    }),
  );
});

test('a range of addresses and a regular expression are told as what they are, with nothing suggested', () => {
  const range = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 3 })).map(([address, kept]) =>
      address
        .split('.')
        .map((part, i) => (i < kept ? part : '*'))
        .join('.'),
    ),
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, bits]) => `${address}/${bits}`),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([address, bits]) => `${address}/${bits}`),
  );
  const expression = fc
    .tuple(
      fc.constantFrom('', '^', '.*', '^.*', '(?:.*)', '[a-z]+'),
      fc.domain(),
      fc.constantFrom('', '$', '/'),
    )
    .map(([before, name, after]) => `${before}\\.${name.replaceAll('.', '\\.')}${after}`);
  const codeOf = (entry: string) => {
    const result = parsePattern(entry);
    return result.ok ? 'a pattern' : [result.problem.code, result.problem.suggestion];
  };
  fc.assert(
    fc.property(range, expression, (addresses, regular) => {
      expect(codeOf(addresses)).toEqual(['entryIsRange', undefined]);
      expect(codeOf(regular)).toEqual(['entryNotHostname', undefined]);
    }),
  );
});
