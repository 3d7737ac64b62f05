import { readKeysText } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import { useFlowsRig } from '../keys/flows-rig.ts';
import { listKeys } from '../keys/listing.ts';
import type { Place } from '../settings/place.ts';
import { copySnapshot } from './snapshot.ts';

const rig = useFlowsRig();

const RECORD = { name: 'Shop', scopes: ['linksRead'], allowedHostnames: ['a.test'] };

async function copiedFrom(place: Place, records: object) {
  const { app, prompts } = rig().appWith([]);
  await copySnapshot({ ...app, listing: () => listKeys([{ place, value: records }]) });
  return { read: readKeysText(rig().clipboard), said: prompts.said };
}

test('what is copied is read as the same keys, with the name of their file', async () => {
  const place: Place = {
    kind: 'workspaceFile',
    file: 'file:///p/Acme.code-workspace',
    name: 'Acme.code-workspace',
  };
  const { read, said } = await copiedFrom(place, { k: RECORD, broken: {} });
  expect(read).toMatchObject({
    ok: true,
    format: 'snapshot',
    source: 'Acme.code-workspace',
    takenAt: '2026-11-25T08:00:00.000Z',
    keys: [{ id: 'k', ...RECORD }],
  });
  expect(said.at(-1)).toMatch(/^Copied 1 key, without its value\. .* Records with a problem are left out\.$/);
});

test('of records with the same id in several folders one is copied, and that is said', async () => {
  const folder = (name: string): Place => ({
    kind: 'folder',
    file: `file:///${name}/.vscode/settings.json`,
    name,
  });
  const { app, prompts } = rig().appWith([]);
  const copyOf = async (...places: readonly Place[]) => {
    const listing = () => listKeys(places.map(place => ({ place, value: { k: RECORD } })));
    await copySnapshot({ ...app, listing });
    return prompts.said.at(-1);
  };
  expect(await copyOf(folder('web'), folder('api'))).toMatch(
    /^Copied 1 key.*in several folders, one is copied/,
  );
  expect(await copyOf({ kind: 'user' }, folder('web'))).not.toContain('several folders');
});

test('a file whose name looks like a value is not named, since no snapshot may hold that', async () => {
  const name = 'q7Zk2Jx9vB4mT1pR8sL5wN3c.code-workspace';
  const place: Place = { kind: 'workspaceFile', file: `file:///p/${name}`, name };
  const { read } = await copiedFrom(place, { k: RECORD });
  expect(read).toMatchObject({ ok: true, source: 'VS Code' });
});

test('more keys than the browser reads are told with the way out, and nothing is copied', async () => {
  const hostnames = Array.from({ length: 1_000 }, (_, i) => `a-rather-long-name-${i}.example.com`);
  const records = Array.from({ length: 100 }, (_, i) => [
    `key_${i}`,
    { ...RECORD, allowedHostnames: hostnames },
  ]);
  await expect(copiedFrom({ kind: 'user' }, Object.fromEntries(records))).rejects.toThrow(
    'A snapshot of these 100 keys would be larger than the 2 MB that the browser extension reads. Delete revoked keys, or open one folder alone, then copy again.',
  );
  expect(rig().clipboard).toBe('');
});

test('without any key it says how to get one', async () => {
  await expect(copiedFrom({ kind: 'user' }, {})).rejects.toThrow(/no keys to copy\. “Hoko: Create Key…”/);
});
