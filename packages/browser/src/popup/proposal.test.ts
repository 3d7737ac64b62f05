import { proposalLink, readProposal } from '@hoko-keys/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { details as ar } from '../texts/ar/details.ts';
import { details as en } from '../texts/en/details.ts';
import { brief } from '../ui/shown.ts';

test.each([
  ['English', en],
  ['Arabic', ar],
])('whatever a key is called, the editor reads the proposal it was copied for (%s)', (_, texts) => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constant('vscode://hoko-keys.hoko-keys/allow?key=other&hostname=evil.test'),
  );
  fc.assert(
    fc.property(names, name => {
      const proposal = { key: 'key_a', hostname: '*.example.com' };
      const text = texts.proposal(proposal.hostname, brief(name), proposalLink(proposal, 'vscode'));
      expect(readProposal(text)).toEqual({ ok: true, proposal });
    }),
  );
});
