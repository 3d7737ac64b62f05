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
    fc.constantFrom('vercel.app', 'co.uk', 'com', '7.nip.io', 'github.dev', 'amazonaws.com', 'ck', 'example.com'),
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
