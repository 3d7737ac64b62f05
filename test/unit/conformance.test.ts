import { expect, test } from 'vitest';
import { runVectors } from '../conformance/vectors.ts';

test('every vector comes out as written', async () => {
  const { count, failures } = await runVectors();
  expect(failures).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(500);
});
