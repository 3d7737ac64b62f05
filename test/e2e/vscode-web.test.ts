import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readKeysText } from '@hoko-keys/shared';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { problems, quickFix } from '../rigs/vscode-problems.ts';
import {
  act,
  closeSession,
  JSON_BUILTINS,
  openSession,
  openSettings,
  type Session,
  textOf,
  VSIX,
} from '../rigs/vscode-session.ts';

/** The packaged extension's files for a worker, by name. */
async function webFiles(): Promise<Map<string, string>> {
  const files = unzipSync(await readFile(VSIX));
  const folder = 'extension/dist/web/';
  return new Map(
    Object.entries(files)
      .filter(([name]) => name.startsWith(folder))
      .map(([name, bytes]) => [name.slice(folder.length), new TextDecoder().decode(bytes)]),
  );
}

test('the browser’s entry and its chunks ask for no module but VS Code’s API and the entry', async () => {
  const files = await webFiles();
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['ar.js', 'extension.js', 'flows.js', 'start-in-browser.js', 'suffix-data.js']),
  );
  for (const [name, text] of files) {
    const asked = [...text.matchAll(/\brequire\((["'`])([^"'`]*)\1\)/g)].map(([, , module]) => module);
    const chunks = [...files.keys()].map(file => `./${file}`);
    const known = name === 'extension.js' ? ['vscode'] : ['vscode', ...chunks];
    expect(asked.filter(module => !known.includes(module ?? ''))).toEqual([]);
    for (const [, , chunk] of text.matchAll(/\bmodule\.later\((["'`])\.\/([^"'`]*)\1\)/g))
      expect([...files.keys()]).toContain(chunk);
  }
});

describe('in a worker of the browser', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({
      builtins: JSON_BUILTINS,
      userSettings: { 'remote.extensionKind': { 'hoko-keys.hoko-keys': ['web'] } },
    });
    await session.bench.trusted();
  });
  afterAll(() => closeSession(session));

  test('the view shows the keys, their problems by the suffix data, and no emulator is offered', async () => {
    const { bench } = session;
    await until('the problem', async () =>
      (await textOf(bench.row('Analytics board'))).includes('2 hostnames · 1 problem'),
    );
    await bench.row('Analytics board').click();
    await until('the stranger’s sites', async () =>
      (await textOf(bench.row(/^\*\.vercel\.app/))).includes('lets in the sites of strangers'),
    );
    await bench.page.keyboard.press('F1');
    await bench.input().fill('>Hoko: ');
    await bench.page.locator('.quick-input-list').getByText('Check Hostname…').waitFor();
    expect(await textOf(bench.page.locator('.quick-input-list'))).not.toContain('Emulator');
    await bench.page.keyboard.press('Escape');
  });

  test('a hostname is written into the team’s file through VS Code’s file system', async () => {
    const { bench, folder } = session;
    await act(bench, 'Analytics board', 'Add Hostname…');
    await bench.answer('web.example.com', 'app.example.com');
    await until('the file', async () => {
      const read = readKeysText(await readFile(path.join(folder, '.vscode/settings.json'), 'utf8'));
      return read.ok && read.keys[0]?.allowedHostnames.includes('web.example.com');
    });
  });

  test('the file’s problems are marked, by the suffix data too, and mended', async () => {
    const { bench, folder } = session;
    await openSettings(bench);
    await bench.runCommand('Problems: Focus on Problems View');
    const told = async (part: string) => (await problems(bench)).some(text => text.includes(part));
    await until('the record', () => told('“scopes” of “key_draft” has to be a list'));
    await until('the stranger’s sites', () => told('“*.vercel.app” lets in'));
    await quickFix(bench, 'sites of strangers', 'Replace *.vercel.app with an entry on your own domain…');
    await until('the suggestion', async () => (await bench.input().inputValue()) === '*.preview.example.com');
    await bench.input().press('Enter');
    await until('the file', async () =>
      (await readFile(path.join(folder, '.vscode/settings.json'), 'utf8')).includes(
        '"*.preview.example.com"',
      ),
    );
    await until('the problem to be gone', async () => !(await told('“*.vercel.app” lets in')));
  });

  test('it runs there, and not in the host that has Node', async () => {
    const activated = (id: string) => filesHolding(`_doActivateExtension ${id}`, [session.vscode.root]);
    // That host's log names what runs in it, such as what helps with the settings file.
    expect(await activated('vscode.')).not.toEqual([]);
    expect(await activated('hoko-keys.hoko-keys')).toEqual([]);
  });

  test('Check Hostname… tells each key’s verdict', async () => {
    const { bench } = session;
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('https://web.example.com/page', 'URL of a page');
    await bench.page.locator('.view-line').filter({ hasText: 'Analytics board: allowed' }).first().waitFor();
  });
});
