import { expect, test } from 'vitest';
import { gzippedSize } from '../bench/size.ts';

test('matcher and index are at most 1.5 kB gzipped', async () => {
  expect(await gzippedSize({ withParser: false })).toBeLessThanOrEqual(1536);
});
