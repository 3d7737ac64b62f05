import { expect, test } from 'vitest';
import { counted } from './counted.ts';

const WORDS = { one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
const rules = new Intl.PluralRules('ar');

test('every number has the plural that CLDR gives it', () => {
  for (let count = 0; count <= 1_000; count++) {
    const category = rules.select(count);
    expect(counted(count, WORDS).split(' ').at(-1)).toBe(category === 'zero' ? 'other' : category);
  }
});
