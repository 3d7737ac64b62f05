import { expect, test } from 'vitest';
import { within } from './within.ts';

test('what is there in time is given, what is late is left, and what fails fails', async () => {
  expect(await within(1_000, Promise.resolve(7))).toBe(7);
  expect(await within(1, new Promise(() => {}))).toBeUndefined();
  await expect(within(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
});
