import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallestEdit } from './smallest-edit.ts';

test('the smallest edit makes the one text of the other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, a, b, tail) => {
      const [before, after] = [head + a + tail, head + b + tail];
      const { start, end, text } = smallestEdit(before, after);
      expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
      expect(end - start).toBeLessThanOrEqual(a.length);
    }),
  );
});
