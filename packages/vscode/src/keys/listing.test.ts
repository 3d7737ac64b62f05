import { expect, test } from 'vitest';
import { type Place, valuesByPlace, type WindowLayout } from '../settings/place.ts';
import { listKeys, narrowestKeys, recordId } from './listing.ts';

const record = { name: 'A', scopes: ['linksRead'], allowedHostnames: [] };
const user: Place = { kind: 'user' };
const folder: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };

test('a wrong record is a problem and hides no other; a warning stays with its key', () => {
  const listing = listKeys([
    { place: folder, value: { good: { ...record, note: 1 }, bad: { name: 'B' } } },
    { place: user, value: [] },
  ]);
  expect(listing.keys.map(({ key, warnings }) => [key.id, warnings.map(({ code }) => code)])).toEqual([
    ['good', ['recordUnknownField']],
  ]);
  expect(listing.problems.map(({ place, problem }) => [place.kind, problem.code])).toEqual([
    ['folder', 'recordMissingField'],
    ['folder', 'recordMissingField'],
    ['user', 'keysNotObject'],
  ]);
});

test('active keys come first, then by name', () => {
  const { keys } = listKeys([
    {
      place: user,
      value: {
        k1: { ...record, name: 'beta' },
        k2: { ...record, name: 'Alpha', status: 'revoked' },
        k3: { ...record, name: 'Item 10' },
        k4: { ...record, name: 'item 9' },
      },
    },
  ]);
  expect(keys.map(({ key }) => key.name)).toEqual(['beta', 'item 9', 'Item 10', 'Alpha']);
});

test('the same id in two files is two records, and one key to the browser: the narrowest', () => {
  const listing = listKeys([
    { place: user, value: { k: { ...record, name: 'mine' } } },
    { place: folder, value: { k: { ...record, name: 'ours' } } },
  ]);
  expect(new Set(listing.keys.map(recordId)).size).toBe(2);
  expect(narrowestKeys(listing).map(({ name }) => name)).toEqual(['ours']);
});

test('with one folder its value is read once; with a workspace file, each folder by itself', () => {
  const one: WindowLayout = { folders: [{ uri: 'file:///p', name: 'p' }] };
  const levels = { globalValue: 'u', workspaceValue: 'w', workspaceFolderValue: 'w' };
  expect(valuesByPlace(one, () => levels)).toEqual([
    { place: user, value: 'u' },
    { place: folder, value: 'w' },
  ]);
  const many: WindowLayout = {
    workspaceFile: { uri: 'file:///a.code-workspace', name: 'a.code-workspace' },
    folders: [
      { uri: 'file:///p', name: 'p' },
      { uri: 'file:///q/', name: 'q' },
    ],
  };
  const values = valuesByPlace(many, uri => ({ ...levels, workspaceFolderValue: `in ${uri}` }));
  expect(values.map(({ place, value }) => [place.kind, value])).toEqual([
    ['user', 'u'],
    ['workspaceFile', 'w'],
    ['folder', 'in file:///p'],
    ['folder', 'in file:///q/'],
  ]);
  expect(valuesByPlace({ folders: [] }, () => levels)).toEqual([{ place: user, value: 'u' }]);
});
