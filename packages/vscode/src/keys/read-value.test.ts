import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readValue } from './read-value.ts';

const VALUE = 'q7Zk2Jx9-vB4mT1pR8_sL5wN3c==';

test.each([
  [VALUE, []],
  [`  ${VALUE}\n`, []],
  [`"${VALUE}"`, ['quotes']],
  [`“${VALUE}”`, ['quotes']],
  [`'${VALUE}',`, ['quotes']],
  [`Bearer ${VALUE}`, ['bearer']],
  [`HOKO_KEY=${VALUE}`, ['name']],
  [`export HOKO_KEY='${VALUE}'`, ['name', 'quotes']],
  [`$env:HOKO_KEY = "${VALUE}"`, ['name', 'quotes']],
  [`"key": "${VALUE}",`, ['name', 'quotes']],
  [`Authorization: Bearer ${VALUE}`, ['name', 'bearer']],
  [`"Authorization: Bearer ${VALUE}"`, ['quotes', 'name', 'bearer']],
])('what came along with the value is left out: %#', (text, slips) => {
  expect(readValue(text)).toEqual({ ok: true, value: VALUE, slips });
});

test.each([
  ['https://hoko.to/dashboard', 'url'],
  ['fp1_0123456789abcdef', 'fingerprint'],
  ['hoko_••••••••3c', 'hidden'],
  ['hoko_****3c', 'hidden'],
  ['q7Zk2Jx9...', 'hidden'],
  ['two words', 'space'],
  ['q7Zk2Jx9\u200Bv', 'unseen'],
  ['"q7Zk2Jx9', 'quote'],
  ['clé', 'unseen'],
])('%s is no value', (text, why) => {
  expect(readValue(text)).toEqual({ ok: false, why });
});

test('whatever is pasted, a value is a part of it, without white space; read again it is the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), text => {
      const read = readValue(text);
      if (!read.ok) return;
      expect(text).toContain(read.value);
      expect(read.value).toMatch(/^[\x21-\x7e]*$/);
      expect(readValue(read.value)).toEqual({ ok: true, value: read.value, slips: [] });
    }),
  );
});

test('a bearer token as RFC 6750 writes one is taken as it is', () => {
  const token = fc
    .tuple(fc.stringMatching(/^[A-Za-z0-9._~+/-]{1,60}$/), fc.integer({ min: 0, max: 2 }))
    .map(([text, padding]) => text + '='.repeat(padding))
    .filter(text => !/\.{3}|^fp1_/.test(text));
  fc.assert(
    fc.property(token, text => {
      expect(readValue(text)).toEqual({ ok: true, value: text, slips: [] });
    }),
  );
});
