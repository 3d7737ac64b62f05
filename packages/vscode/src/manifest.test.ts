import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import nls from '../package.nls.json' with { type: 'json' };

const { commands, menus } = manifest.contributes;
const ids = commands.map(({ command }) => command).sort();

test('every command is registered, and no other', () => {
  const source = readFileSync(new URL('commands.ts', import.meta.url), 'utf8');
  expect(
    source
      .match(/'hoko\.\w+'(?=:)/g)
      ?.map(id => id.slice(1, -1))
      .sort(),
  ).toEqual(ids);
});

test('the README has every setting, with its default', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const rows = readme.matchAll(/^\| `(hoko\.\w+)` \| `(.*?)` \|/gm);
  const properties = Object.entries(manifest.contributes.configuration.properties);
  expect([...rows].map(([, name, text]) => [name, text])).toEqual(
    properties.map(([name, setting]) => [
      name,
      typeof setting.default === 'string' ? setting.default : JSON.stringify(setting.default),
    ]),
  );
});

test('nothing starts the extension but its views, commands and links, and a file that can be a settings file', () => {
  expect(manifest.activationEvents).toEqual(['onLanguage:jsonc', 'onUri']);
});

test('what the code refuses in Restricted Mode is off in the menus and the palette, and nothing else is', () => {
  const source = readFileSync(new URL('commands.ts', import.meta.url), 'utf8');
  const [, block = ''] = /const trusted[^{]*{([^}]*)}/.exec(source) ?? [];
  const refused = block.match(/hoko\.\w+/g)?.sort();
  const off = commands.filter(({ enablement = '' }) => /\bisWorkspaceTrusted\b/.test(enablement));
  expect(refused).toEqual(off.map(({ command }) => command).sort());
});

test('no menu has the same command twice for the same rows', () => {
  for (const items of Object.values(menus)) {
    const places = items.map(item => {
      const isInline = 'group' in item && item.group.startsWith('inline');
      return `${item.command} ${item.when} ${isInline}`;
    });
    expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
  }
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
      'replaceShared',
      'moveValue',
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
