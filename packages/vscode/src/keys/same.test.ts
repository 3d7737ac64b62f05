import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from './same.ts';

test('data are alike when JSON says so, and a copy always is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(isSame(a, structuredClone(a))).toBe(true);
      expect(isSame(a, b)).toBe(isSame(b, a));
      if (JSON.stringify(a) === JSON.stringify(b)) expect(isSame(a, b)).toBe(true);
    }),
  );
});

test.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: undefined }, { b: undefined }],
  [[], {}],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [null, {}],
  [{}, { toString: 1 }],
])('%j is not %j', (a, b) => {
  expect(isSame(a, b)).toBe(false);
});
