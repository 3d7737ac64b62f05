import { expect, test } from 'vitest';
import { age } from './age.ts';

const now = new Date('2026-11-23T12:00:00Z');

test.each([
  ['2026-11-23T11:59:30Z', 'just now'],
  ['2026-11-23T13:00:00Z', 'just now'],
  ['2026-11-23T11:58:00Z', '2 minutes ago'],
  ['2026-11-23T10:00:00Z', '2 hours ago'],
  ['2026-11-22T11:00:00Z', 'yesterday'],
  ['2026-11-20T12:00:00Z', '3 days ago'],
  ['2026-08-01T12:00:00Z', '3 months ago'],
])('%s is %s', (then, words) => {
  expect(age(then, now, 'en', 'just now')).toBe(words);
});

test('digits are Western in Arabic too', () => {
  expect(age('2026-11-20T12:00:00Z', now, 'ar', 'الآن')).toBe('قبل 3 أيام');
});
