import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readKeysText } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { problems, problemsAre, quickFix } from '../rigs/vscode-problems.ts';
import {
  closeSession,
  JSON_BUILTINS,
  openSession,
  openSettings,
  openWorkbench,
  type Session,
  textOf,
} from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

/** Looks like a value to the extension, and is none. */
const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';

const SETTINGS = `{
  // the team's keys
  "hoko.keys": {
    "key_shop": {
      "name": "Storefront",
      "scopes": ["linksRead"],
      "allowedHostnames": [
        "shop.example.com", // the shop
        "https://blog.example.com/", // the blog
        "shop.example.com", // again
        "*.vercel.app"
      ]
    },
    "key_old": { "name": "Old site", "scopes": ["tagsRead"], "allowedHostnames": ["old.example.com"] }
  }
}
`;

const MARKS = [
  '“https://blog.example.com/” is a URL',
  '“shop.example.com” is in the list',
  '“*.vercel.app” lets in',
];

const openFile = async (bench: Workbench) => {
  await openSettings(bench);
  await bench.page.locator('.monaco-editor .view-line').filter({ hasText: 'hoko.keys' }).first().waitFor();
};

describe('a settings file in the editor', () => {
  let session: Session;
  let bench: Workbench;
  const file = () => path.join(session.folder, '.vscode/settings.json');

  beforeAll(async () => {
    session = await openSession({ settings: SETTINGS, builtins: JSON_BUILTINS });
    bench = session.bench;
    await bench.trusted();
    await openFile(bench);
    await bench.runCommand('Problems: Focus on Problems View');
  });
  afterAll(async () => closeSession(session));

  const told = (...expected: string[]) => problemsAre(bench, ...expected);

  test('has every problem at its line, with its code and where it is from', async () => {
    await told(...MARKS);
    const rows = await problems(bench);
    expect(rows.find(row => row.includes('is a URL'))).toMatch(/entryIsUrl.*\[Ln 9, Col 9\]/);
    expect(rows.find(row => row.includes('in the list already'))).toMatch(/\[Ln 10, Col 9\]/);
    await bench.page.locator('.squiggly-error').first().waitFor();
  });

  test('the light bulb corrects an entry, and removes a repeated one with its comma alone', async () => {
    await quickFix(
      bench,
      'https://blog.example.com/',
      'Replace https://blog.example.com/ with blog.example.com',
    );
    await told(...MARKS.slice(1));
    await quickFix(bench, 'in the list already', 'Remove shop.example.com');
    await told(...MARKS.slice(2));
    await bench.page.keyboard.press('Control+s');
    await until('the file', async () =>
      (await readFile(file(), 'utf8')).includes('"blog.example.com", // the blog'),
    );
    expect(await readFile(file(), 'utf8')).toBe(
      SETTINGS.replace('https://blog.example.com/', 'blog.example.com').replace(
        '        "shop.example.com", // again\n',
        '',
      ),
    );
  });

  test('a wildcard of strangers is replaced by an entry that is asked for', async () => {
    await quickFix(bench, 'sites of strangers', 'Replace *.vercel.app with an entry on your own domain…');
    await until('the suggestion', async () => (await bench.input().inputValue()) === '*.preview.example.com');
    await bench.input().press('Enter');
    await until('the file', async () => (await readFile(file(), 'utf8')).includes('"*.preview.example.com"'));
    await told();
  });

  test('a pasted value goes into SecretStorage, and out of the file', async () => {
    const before = await readFile(file(), 'utf8');
    await writeFile(file(), before.replace('"name": "Old site"', `"token": "${VALUE}", "name": "Old site"`));
    await told('looks like a key’s value');
    await quickFix(bench, 'looks like a key', 'Move the value to this machine’s secret storage');
    await bench.notification('no longer in settings.json').waitFor();
    const after = await readFile(file(), 'utf8');
    expect(after.includes(VALUE)).toBe(false);
    expect(after).toMatch(/"allowedHostnames": \["old\.example\.com"\], "fingerprint": "fp1_/);
    await bench.runCommand('Notifications: Clear All Notifications');
    await bench.page.evaluate(`navigator.clipboard.writeText('nothing yet')`);
    await bench.runCommand('Hoko: Copy Value');
    await bench.pick('Old site');
    await until(
      'the value',
      async () => (await bench.page.evaluate('navigator.clipboard.readText()')) === VALUE,
    );
    expect(await filesHolding(VALUE, [path.join(session.vscode.root, 'data/logs')])).toEqual([]);
    await told();
  });
});

test('in Restricted Mode problems are told, and nothing is offered that would change the file', async () => {
  const session = await openSession({
    settings: SETTINGS.replace('"*.vercel.app"', `"${VALUE}"`),
    builtins: JSON_BUILTINS,
    trust: 'restricted',
    theme: 'Default Dark Modern',
  });
  const { bench } = session;
  try {
    await openFile(bench);
    await bench.runCommand('Problems: Focus on Problems View');
    await until('the problem', async () =>
      (await problems(bench)).some(row => row.includes('looks like a key')),
    );
    await bench.page.locator('.view-line span').filter({ hasText: VALUE }).last().click();
    await bench.page.keyboard.press('Control+.');
    await bench.page.locator('.message').getByText('No code actions available').waitFor();
    expect(await textOf(bench.page.locator('body'))).not.toContain('secret storage');
  } finally {
    await closeSession(session);
  }
});

test('two windows that change different keys at once lose nothing; of one entry, the later one is told', async () => {
  const session = await openSession({ settings: SETTINGS });
  const { browser, bench: other } = await openWorkbench(session.vscode);
  const windows = [session.bench, other];
  const file = path.join(session.folder, '.vscode/settings.json');
  const hostnames = async () => {
    const read = readKeysText(await readFile(file, 'utf8'));
    return Object.fromEntries(
      read.ok ? read.keys.map(key => [key.name, key.allowedHostnames.join(' ')]) : [],
    );
  };
  /** Both windows are brought to their last question, and answered in the same moment. */
  const accept = () => Promise.all(windows.map(bench => bench.input().press('Enter')));
  try {
    for (const [bench, name] of [
      [session.bench, 'Storefront'],
      [other, 'Old site'],
    ] as const) {
      await bench.trusted();
      await bench.runCommand('Hoko: Add Hostname…');
      await bench.pick(name);
      await bench.type('added.example.com', 'app.example.com');
    }
    await accept();
    await until('both changes', async () => {
      const lists = await hostnames();
      const isBoth = Object.values(lists).every(list => list.endsWith('added.example.com'));
      if (!isBoth) throw new Error(`the lists are ${JSON.stringify(lists)}`);
      return true;
    });
    for (const bench of windows) await bench.notification('Hoko’s own is not').waitFor();
    expect((await hostnames()).Storefront).toContain('shop.example.com https://blog.example.com/');
    for (const comment of ['the team', 'the shop', 'the blog', 'again'])
      expect(await readFile(file, 'utf8')).toMatch(new RegExp(`// ${comment}`));

    for (const [i, bench] of windows.entries()) {
      await bench.runCommand('Notifications: Clear All Notifications');
      await until('the other window’s change', async () => {
        await bench.row('Old site').waitFor();
        return (await textOf(bench.row('Old site'))).includes('2 hostnames');
      });
      await bench.runCommand('Hoko: Edit Hostname…');
      await bench.pick('Old site');
      await bench.pick('old.example.com');
      await bench.type(`window${i}.example.com`, 'app.example.com');
    }
    await accept();
    const told = windows.map(bench => bench.notification('no longer in the list in settings.json'));
    const toldCount = async () => (await Promise.all(told.map(one => one.count()))).reduce((a, b) => a + b);
    await until('one window to be told', async () => {
      if ((await toldCount()) === 1) return true;
      throw new Error(`the lists are ${JSON.stringify(await hostnames())}`);
    });
    const [first] = await Promise.all(told.map(one => one.count()));
    expect((await hostnames())['Old site']).toBe(`window${first}.example.com added.example.com`);
  } finally {
    await browser.close();
    await closeSession(session);
  }
});
