import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import nls from '../../packages/vscode/package.nls.json' with { type: 'json' };
import { until } from '../rigs/until.ts';
import { startVscode } from '../rigs/vscode.ts';
import { goTo, problemsAre, quickFix } from '../rigs/vscode-problems.ts';
import {
  closeSession,
  JSON_BUILTINS,
  openSession,
  openSettings,
  openWorkbench,
  type Session,
  textOf,
  VSIX,
} from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

const line = ({ page }: Workbench, text: string) =>
  page.locator('.editor-group-container.active .view-line').filter({ hasText: text }).first();

/** How long what is told of a suggestion takes at most to come after the list. */
const DETAILS_MS = 2_000;

/** The rows of the open suggestions. */
const suggestions = ({ page }: Workbench) => page.locator('.suggest-widget.visible .monaco-list-row');

/** Asks for suggestions at a line and column of the file in front, until the wanted one is there. */
async function suggestAt(bench: Workbench, at: readonly [number, number], wanted: string): Promise<void> {
  await until(`${wanted} to be suggested`, async () => {
    await goTo(bench, ...at);
    await bench.page.keyboard.press('Control+Space');
    await suggestions(bench).filter({ hasText: wanted }).first().waitFor({ timeout: 3_000 });
    return true;
  });
}

/** What the hover over a word of the file in front says, once it says a part. */
async function hovered(bench: Workbench, word: string, part: string): Promise<string> {
  const hover = bench.page.locator('.monaco-hover:visible').filter({ hasText: part }).first();
  await until(`the hover over ${word}`, async () => {
    await bench.page.keyboard.press('Escape');
    await line(bench, word).locator('span span').filter({ hasText: word }).first().hover();
    await hover.waitFor({ timeout: 3_000 });
    return true;
  });
  return textOf(hover);
}

const NO_KEYS = `{
  "hoko.keys":  
}
`;

const UNFINISHED = `{
  "hoko.keys": {
    "key_shop": {
      "name": "Storefront",
      "scopes": [""],
      "allowedHostnames": ["shop.example.com"],
      ""
    }
  }
}
`;

describe('settings.json is completed by the schema', () => {
  let session: Session;
  let bench: Workbench;
  beforeAll(async () => {
    session = await openSession({ settings: NO_KEYS, builtins: JSON_BUILTINS });
    bench = session.bench;
    await bench.trusted();
    await openSettings(bench);
    await line(bench, '"hoko.keys":').waitFor();
  });
  afterAll(async () => closeSession(session));

  test('a new key is one snippet, whose id is made up anew', async () => {
    await suggestAt(bench, [2, 16], nls['setting.keys.snippet']);
    await suggestions(bench).filter({ hasText: nls['setting.keys.snippet'] }).first().click();
    await until('the record', async () =>
      /"key_[0-9a-f]{12}": \{/.test(await textOf(bench.page.locator('.view-lines').first())),
    );
    await bench.page.keyboard.press('Escape');
    await bench.runCommand('File: Revert File');
  });

  test('a scope is one of Hoko’s, with what it is good for', async () => {
    await writeFile(path.join(session.folder, '.vscode/settings.json'), UNFINISHED);
    await line(bench, '"key_shop"').waitFor();
    await suggestAt(bench, [5, 19], 'conversionsWrite');
    await bench.page.keyboard.type('convers');
    await until('one suggestion', async () => (await suggestions(bench).count()) === 1);
    const details = bench.page.locator('.suggest-details:visible');
    await until('what it is good for', async () => {
      // It comes a moment after the list where it was open before, and the key would close it then.
      const isThere = await details.waitFor({ timeout: DETAILS_MS }).then(
        () => true,
        () => false,
      );
      if (!isThere) await bench.page.keyboard.press('Control+Space');
      return isThere && (await textOf(details)).includes(nls['setting.keys.scope.write']);
    });
    await bench.page.keyboard.press('Enter');
    await line(bench, '["conversionsWrite"]').waitFor();
  });

  test('a field is one of a record’s, and those that are there are not offered again', async () => {
    await suggestAt(bench, [7, 8], 'status');
    const offered = await suggestions(bench).allTextContents();
    expect(offered.map(text => text.replaceAll('\u00A0', ' ').trim().split(' ')[0]).sort()).toEqual([
      'createdAt',
      'fingerprint',
      'service',
      'status',
      'workspace',
    ]);
    await suggestions(bench).filter({ hasText: 'status' }).first().click();
    await line(bench, '"status": ').waitFor();
  });

  test('a field’s hover says what belongs there', async () => {
    expect(await hovered(bench, 'allowedHostnames', 'Empty: any hostname passes')).toContain(
      nls['setting.keys.allowedHostnames'],
    );
  });
});

const record = (hostname: string) => ({
  name: 'Storefront',
  scopes: ['linksRead'],
  allowedHostnames: [`https://${hostname}/`, `www.${hostname}`],
});

/** One level of settings: the file in which its record stands, how it is opened, and where `hoko.keys` is in it. */
interface Level {
  readonly hostname: string;
  readonly open: string;
  readonly file: () => string;
}

describe('wherever the keys are', () => {
  let session: Session;
  let bench: Workbench;
  let workspace = '';

  beforeAll(async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'hoko-team-'));
    workspace = path.join(root, 'acme.code-workspace');
    await mkdir(path.join(root, 'shop'));
    await writeFile(
      workspace,
      JSON.stringify(
        { folders: [{ path: 'shop' }], settings: { 'hoko.keys': { k1: record('team.example.com') } } },
        null,
        2,
      ),
    );
    const vscode = await startVscode({
      workspace,
      vsix: VSIX,
      builtins: JSON_BUILTINS,
      // Else user settings open in a dialog above all, which takes no key of the palette.
      settings: { 'workbench.editor.useModal': 'off', 'hoko.keys': { k2: record('mine.example.com') } },
    });
    session = { vscode, folder: path.join(root, 'shop'), ...(await openWorkbench(vscode)) };
    bench = session.bench;
    await bench.trusted();
    await bench.runCommand('Problems: Focus on Problems View');
  });
  afterAll(async () => closeSession(session));

  const levels: readonly Level[] = [
    {
      hostname: 'team.example.com',
      open: 'Workspaces: Open Workspace Configuration File',
      file: () => workspace,
    },
    {
      hostname: 'mine.example.com',
      open: 'Preferences: Open User Settings (JSON)',
      file: () => path.join(session.vscode.root, 'data/User/settings.json'),
    },
  ];

  test.each(levels)(
    '$open: the problem is marked, explained and mended',
    async ({ hostname, open, file }) => {
      await bench.runCommand(open);
      await line(bench, `https://${hostname}/`).waitFor();
      await problemsAre(bench, `“https://${hostname}/” is a URL`);
      expect(await hovered(bench, `www.${hostname}`, `A page at www.${hostname}`)).toContain(
        '✓ Storefront: allowed',
      );
      expect(await hovered(bench, 'allowedHostnames', 'Empty: any hostname passes')).toContain(
        'app.example.com',
      );
      await quickFix(bench, 'is a URL', `Replace https://${hostname}/ with ${hostname}`);
      await problemsAre(bench);
      await bench.page.keyboard.press('Control+s');
      await until('the file', async () => (await readFile(file(), 'utf8')).includes(`"${hostname}"`));
      expect(await readFile(file(), 'utf8')).not.toContain('https://');
      await bench.runCommand('View: Close All Editors');
    },
  );
});
