import { expect, test } from 'vitest';
import { plainL10n } from '../words/plain-l10n.ts';
import { placePath, placesOf } from './place.ts';

const workspaceFile = { uri: 'file:///w/team.code-workspace', name: 'team.code-workspace' };
const pathsOf = (...folders: readonly (readonly [uri: string, name: string])[]) =>
  placesOf({ workspaceFile, folders: folders.map(([uri, name]) => ({ uri, name })) })
    .slice(2)
    .map(place => placePath(place, plainL10n));

test('folders with one name are told apart by their paths, others by their names alone', () => {
  expect(
    pathsOf(['file:///w/shop/web', 'web'], ['file:///w/team%20blog/web', 'web'], ['file:///w/api', 'api']),
  ).toEqual([
    'shop/web/.vscode/settings.json',
    'team blog/web/.vscode/settings.json',
    'api/.vscode/settings.json',
  ]);
  expect(pathsOf(['file:///a/x/web', 'web'], ['file:///b/x/web', 'web'])).toEqual([
    'a/x/web/.vscode/settings.json',
    'b/x/web/.vscode/settings.json',
  ]);
  expect(pathsOf(['file:///a/one', 'Site'], ['file:///a/two', 'Site'])).toEqual([
    'Site (a/one)/.vscode/settings.json',
    'Site (a/two)/.vscode/settings.json',
  ]);
});
