import { lintHostnames, loadPublicSuffixes } from '@hoko-keys/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  corrected,
  type Draft,
  draftOf,
  entriesOf,
  faultsOf,
  lintDraft,
  withoutTyped,
  withTyped,
} from './typed.ts';

const draft: Draft = {
  id: 'key_a',
  name: ' Shop ',
  hostnames: 'example.com\n\n *.example.com \n',
  scopes: ['linksRead'],
};
const typed = { id: 'source', name: 'written by hand', now: '2026-11-23T10:00:00Z' };

test('a typed key goes into the one source of those, and is edited there', () => {
  const [source, ...others] = withTyped([], draft, typed);
  expect(others).toEqual([]);
  expect(source).toMatchObject({
    id: 'source',
    kind: 'typed',
    snapshot: {
      keys: [
        { id: 'key_a', name: 'Shop', allowedHostnames: ['example.com', '*.example.com'], status: 'active' },
      ],
    },
  });
  const more = withTyped(
    source === undefined ? [] : [source],
    { ...draft, id: 'key_b' },
    { ...typed, id: 'other' },
  );
  expect(more).toMatchObject([{ id: 'source', snapshot: { keys: [{ id: 'key_a' }, { id: 'key_b' }] } }]);
  const edited = withTyped(more, { ...draft, name: 'Store' }, typed);
  expect(edited[0]?.snapshot.keys.map(({ name }) => name)).toEqual(['Store', 'Shop']);
});

test('with its last key the source goes', () => {
  const one = withTyped([], draft, typed);
  expect(withoutTyped(one, 'another', typed)[0]?.snapshot.keys).toHaveLength(1);
  expect(withoutTyped(one, 'key_a', typed)).toEqual([]);
});

test('of two such sources, a key is edited and goes where it is', () => {
  const one = (id: string) => withTyped([], { ...draft, id }, { ...typed, id: `with ${id}` });
  const two = [...one('key_a'), ...one('key_b')];
  const names = (sources: typeof two) =>
    sources.map(({ snapshot }) => snapshot.keys.map(({ id, name }) => [id, name]));
  expect(names([...withTyped(two, { ...draft, id: 'key_b', name: 'Store' }, typed)])).toEqual([
    [['key_a', 'Shop']],
    [['key_b', 'Store']],
  ]);
  expect(names([...withoutTyped(two, 'key_b', typed)])).toEqual([[['key_a', 'Shop']]]);
});

test('a draft needs a name, a scope and entries that are hostnames', () => {
  expect(faultsOf(draft)).toEqual({ name: false, scopes: false, hostnames: false });
  expect(faultsOf({ ...draft, hostnames: '' }).hostnames).toBe(false);
  expect(faultsOf({ id: '', name: ' ', hostnames: 'https://x', scopes: [] })).toEqual({
    name: true,
    scopes: true,
    hostnames: true,
  });
  expect(faultsOf({ ...draft, hostnames: 'a.test\n'.repeat(1_001) }).hostnames).toBe(true);
});

test('a problem’s own correction is made in its line', async () => {
  const suffixes = await loadPublicSuffixes();
  const fix = (hostnames: string, code: string) => {
    const problem = lintDraft({ ...draft, hostnames }, suffixes).find(each => each.code === code);
    return problem && corrected(hostnames, problem);
  };
  expect(fix('a.test\nhttps://shop.example.com/x', 'entryIsUrl')).toBe('a.test\nshop.example.com');
  expect(fix('example.com\nb.test\nexample.com', 'entryDuplicate')).toBe('example.com\nb.test');
  expect(fix('example.com\nb.test', 'entryOnlyApex')).toBe('example.com\nwww.example.com\nb.test');
});

test('whatever is typed is linted, and what was kept is edited as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), hostnames => {
      const wrong = lintHostnames(entriesOf(hostnames)).some(({ severity }) => severity === 'error');
      expect(faultsOf({ ...draft, hostnames }).hostnames).toBe(wrong);
      const [key] = withTyped([], { ...draft, hostnames }, typed)[0]?.snapshot.keys ?? [];
      expect(key && entriesOf(draftOf(key).hostnames)).toEqual(entriesOf(hostnames));
    }),
  );
});
