import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AllowList, allowListOf, covers, firstCovering } from './allow-list.ts';
import type { Pattern } from './pattern.ts';

/** Few labels, so that suffixes are shared; of several lengths, so that lists with short and with long patterns come up. */
const label = fc.constantFrom('a', 'b', 'ab', 'example', 'com');
const hostname = fc.array(label, { minLength: 1, maxLength: 4 }).map(labels => labels.join('.'));
const entry = fc.oneof(
  hostname,
  hostname.map(base => `*.${base}`),
  hostname.map(base => base.toUpperCase()),
  fc.constant('not an entry'),
);
const entries = fc.array(entry, { maxLength: 12 });
const wildcard = fc.record({ apex: fc.boolean(), anyDepth: fc.boolean() });

/** The list with the wildcards behind all others. */
const inOrder = ({ patterns }: AllowList) => patterns.toSorted((a, b) => rank(a) - rank(b));
const rank = ({ kind }: Pattern) => (kind === 'exact' ? 0 : 1);

test('finds the pattern that a loop over the list finds, under every reading of wildcards', () => {
  fc.assert(
    fc.property(entries, hostname, wildcard, (written, host, reading) => {
      const list = allowListOf(written);
      const byLoop = inOrder(list).find(pattern => covers(pattern, host, reading));
      expect(firstCovering(list, host, reading)).toBe(byLoop);
    }),
  );
});

test('passes over patterns that the caller does not accept', () => {
  fc.assert(
    fc.property(entries, hostname, wildcard, (written, host, reading) => {
      const list = allowListOf(written);
      const accepts = ({ spelling }: (typeof list.patterns)[number]) => !spelling.upperCase;
      const byLoop = inOrder(list).find(pattern => covers(pattern, host, reading) && accepts(pattern));
      expect(firstCovering(list, host, reading, accepts)).toBe(byLoop);
    }),
  );
});
