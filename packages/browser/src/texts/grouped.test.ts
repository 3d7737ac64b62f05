import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';

test.each([0, 7, 999, 1_000, 10_000, 999_999, 1_000_000, 1_234_567_890])(
  '%i as the browser writes it',
  number => {
    expect(grouped(number)).toBe(number.toLocaleString('en'));
  },
);
