import { readFileSync } from 'node:fs';
import { RecordSchema, SCOPES } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import nls from '../package.nls.json' with { type: 'json' };

const { commands, configuration, menus } = manifest.contributes;
const record = configuration.properties['hoko.keys'].additionalProperties;
const ids = commands.map(({ command }) => command).sort();

test('the setting’s schema has the parser’s fields, requires what it requires, and lists every scope', () => {
  expect(Object.keys(record.properties).sort()).toEqual(Object.keys(RecordSchema.entries).sort());
  const required = Object.entries(RecordSchema.entries).filter(([, schema]) => schema.type !== 'optional');
  expect(record.required.toSorted()).toEqual(required.map(([field]) => field).sort());
  expect(record.properties.scopes.items.enum).toEqual([...SCOPES]);
  expect(record.properties).not.toHaveProperty('value');
});

test('every command is registered, and no other', () => {
  const source = readFileSync(new URL('commands.ts', import.meta.url), 'utf8');
  expect(
    source
      .match(/'hoko\.\w+'(?=:)/g)
      ?.map(id => id.slice(1, -1))
      .sort(),
  ).toEqual(ids);
});

test('menus name commands that exist', () => {
  const named = Object.values(menus).flatMap(items => items.map(({ command }) => command));
  expect([...new Set(named)].filter(id => !ids.includes(id))).toEqual([]);
});

test('every text is in package.nls.json, and every text there is used', () => {
  const text = JSON.stringify(manifest);
  const used = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
  expect([...new Set(used)].sort()).toEqual(Object.keys(nls).sort());
});

test('a title that leads to a prompt ends in …, and all are in one category', () => {
  const prompting = Object.entries(nls).filter(
    ([key, text]) => key.startsWith('command.') && text.endsWith('…'),
  );
  expect(prompting.map(([key]) => key.slice('command.'.length))).toEqual(
    expect.arrayContaining([
      'createKey',
      'addHostname',
      'editHostname',
      'revokeKey',
      'checkHostname',
      'connectEmulator',
    ]),
  );
  expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['Hoko']));
});
