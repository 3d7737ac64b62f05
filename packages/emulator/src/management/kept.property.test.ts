import { SCOPES } from '@hoko-keys/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyStore } from '../keys/key-store.ts';
import { readStateText, writeStateText } from '../keys/state-text.ts';
import { readKeyChange, readNewKey } from './input.ts';

/** What looks like a value in one place or another, and what nearly does. */
const valueLike = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9_-]{16,48}$/),
  fc.stringMatching(/^[a-z0-9]{20,30}(\.[a-z]{2,4})?$/),
  fc.stringMatching(/^Bearer [a-z0-9]{6,12}$/),
  fc.constantFrom('q7Zk2Jx9vB4mT1pR8sL5wN3c', 'my-shop-git-4f2a9c81b7d3e6f5a0b1c2d3.vercel.app', '__proto__'),
);
const word = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), valueLike, fc.domain());
const entry = fc.oneof(
  { weight: 3, arbitrary: fc.domain() },
  { weight: 2, arbitrary: valueLike },
  fc.domain().map(domain => `*.${domain}`),
  fc.ipV4(),
  fc.ipV6().map(address => `[${address}]`),
  word,
);
const body = fc.record(
  {
    name: fc.oneof({ weight: 2, arbitrary: fc.constant('Storefront') }, word),
    workspace: word,
    scopes: fc.uniqueArray(fc.constantFrom(...SCOPES), { minLength: 1 }),
    allowedHostnames: fc.array(entry, { maxLength: 3 }),
  },
  { requiredKeys: ['name', 'scopes', 'allowedHostnames'] },
);

test('whatever management accepts, the next start reads', async () => {
  await fc.assert(
    fc.asyncProperty(body, body, async (created, { workspace: _, ...changed }) => {
      let written = writeStateText([]);
      const store = createKeyStore(
        [],
        async keys => {
          written = writeStateText(keys);
        },
        () => new Date(),
      );
      const isRead = () => {
        const state = readStateText(written);
        expect(state.ok && state.keys.map(({ key }) => key)).toEqual(store.list());
      };
      const first = readNewKey(JSON.parse(JSON.stringify(created)));
      if (!first.ok) return;
      const kept = await store.issue(first.input);
      isRead();
      const then = readKeyChange(JSON.parse(JSON.stringify(changed)));
      if (!kept.ok || !then.ok) return;
      await store.change(kept.key.id, then.input);
      isRead();
    }),
  );
});
