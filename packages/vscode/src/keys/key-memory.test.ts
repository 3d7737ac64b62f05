import { expect, test } from 'vitest';
import type { Place } from '../settings/place.ts';
import { createKeyMemory, memoryIn } from './key-memory.ts';
import { listKeys, type PlacedKey, recordId } from './listing.ts';

const folder: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };
const record = { name: 'A', scopes: ['linksRead'], allowedHostnames: [] };

test('it tells of which records there is something, by topic', async () => {
  const memory = createKeyMemory(memoryIn(new Map()));
  const [a, b] = listKeys([{ place: folder, value: { a: record, b: record } }]).keys as [
    PlacedKey,
    PlacedKey,
  ];
  await memory.keep('dashboard', a, { name: 'Before' });
  await memory.keep('variable', b, 'HOKO_KEY');
  expect([...memory.records('dashboard')]).toEqual([recordId(a)]);
  expect([...memory.records('variable')]).toEqual([recordId(b)]);
});
