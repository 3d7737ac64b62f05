import { expect, test } from 'vitest';
import { later } from './later.ts';

test('it is loaded when first asked for, and once', async () => {
  let loads = 0;
  const thing = later(async () => ++loads);
  expect(thing.asked()).toBeUndefined();
  expect(await Promise.all([thing(), thing()])).toEqual([1, 1]);
  expect(await thing.asked()).toBe(1);
});

test('what failed is tried again the next time', async () => {
  let isThere = false;
  const thing = later(async () => {
    if (!isThere) throw new Error('no such file');
    return 'there';
  });
  await expect(thing()).rejects.toThrow('no such file');
  expect(thing.asked()).toBeUndefined();
  isThere = true;
  expect(await thing()).toBe('there');
});
