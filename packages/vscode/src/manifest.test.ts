import { readFileSync } from 'node:fs';
import { RecordSchema, SCOPES } from '@hoko-keys/shared';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import nls from '../package.nls.json' with { type: 'json' };
import { recordSchema } from '../record-schema.ts';

const { commands, configuration, menus } = manifest.contributes;
const record = configuration.properties['hoko.keys'].additionalProperties;
const ids = commands.map(({ command }) => command).sort();

test('the setting’s schema is the parser’s; `pnpm --filter hoko-keys run schema` writes it', () => {
  expect(record).toEqual(JSON.parse(JSON.stringify(recordSchema())));
});

test('what is typed is held to what the parser reads: services, states, the fingerprint’s shape', () => {
  const { service, status, fingerprint, scopes } = record.properties;
  expect([service.enum, status.enum]).toEqual([
    RecordSchema.entries.service.wrapped.options,
    RecordSchema.entries.status.wrapped.options,
  ]);
  expect(scopes.items.enum).toEqual([...SCOPES]);
  expect(new RegExp(fingerprint.pattern).test('fp1_0123456789abcdef')).toBe(true);
  expect(new RegExp(fingerprint.pattern).test('q7Zk2Jx9vB4mT1pR8sL5wN3c')).toBe(false);
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

test('what the code refuses in Restricted Mode is off in the menus and the palette, and nothing else is', () => {
  const source = readFileSync(new URL('commands.ts', import.meta.url), 'utf8');
  const [, block = ''] = /const trusted[^{]*{([^}]*)}/.exec(source) ?? [];
  const refused = block.match(/hoko\.\w+/g)?.sort();
  const off = commands.filter(({ enablement = '' }) => /\bisWorkspaceTrusted\b/.test(enablement));
  expect(refused).toEqual(off.map(({ command }) => command).sort());
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
      'editKey',
      'updateDashboard',
      'addValue',
      'rotateValue',
      'openTerminal',
      'copySnippet',
      'deleteKey',
      'checkHostname',
      'connectEmulator',
      'applyProposal',
      'fixHostname',
    ]),
  );
  expect(new Set(commands.map(({ category }) => category))).toEqual(new Set(['Hoko']));
});

test('in Restricted Mode the palette and the menus offer nothing that is refused there', () => {
  const source = readFileSync(new URL('commands.ts', import.meta.url), 'utf8');
  const guarded = source.slice(source.indexOf('const trusted'), source.indexOf('const guarded'));
  const refused = [...guarded.matchAll(/'(hoko\.\w+)'(?=:)/g)].map(([, id]) => id ?? '').sort();
  const needsTrust = commands.filter(({ enablement }) => /\bisWorkspaceTrusted\b/.test(enablement ?? ''));
  expect(needsTrust.map(({ command }) => command).sort()).toEqual(refused);
});

test('the walkthrough has four steps, each done by what it asks for, each with a picture in the theme’s colours', () => {
  const [{ steps }] = manifest.contributes.walkthroughs as [
    (typeof manifest.contributes.walkthroughs)[number],
  ];
  expect(steps).toHaveLength(4);
  for (const { completionEvents, description, media } of steps) {
    const text = nls[description.slice(1, -1) as keyof typeof nls];
    const [, link = ''] = /\(command:([\w.]+)\)$/.exec(text) ?? [];
    expect(completionEvents).toContain(`onCommand:${link}`);
    expect([...ids, 'hoko.keys.focus']).toContain(link);
    const picture = readFileSync(new URL(`../${media.svg}`, import.meta.url), 'utf8');
    expect(picture).toContain('var(--vscode-foreground');
    expect(picture).not.toMatch(/(?:fill|stroke)="#/);
  }
});
