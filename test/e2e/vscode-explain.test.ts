import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { goTo } from '../rigs/vscode-problems.ts';
import {
  closeSession,
  JSON_BUILTINS,
  openSession,
  openSettings,
  type Session,
  textOf,
} from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

/** A part of the placeholder of the box that asks for an address. */
const PAGE_BOX = 'URL of a page';

/** A part of the placeholder of the box that asks where a call came from. */
const CALLER_BOX = 'URL of the page that called';

const line = (bench: Workbench, text: string) =>
  bench.page.locator('.view-line').filter({ hasText: text }).first();

/** The buttons above a key's heading. */
const lens = (bench: Workbench, text: string) =>
  bench.page.locator('.codelens-decoration a').filter({ hasText: text });

describe('what the keys do with a hostname', () => {
  let session: Session;
  let bench: Workbench;
  const settings = () => readFile(path.join(session.folder, '.vscode/settings.json'), 'utf8');

  beforeAll(async () => {
    // With Markdown taken for something else, as some do, so that the document has to become Markdown when it is open.
    session = await openSession({
      builtins: [...JSON_BUILTINS, 'markdown-basics'],
      userSettings: { 'files.associations': { '*.md': 'plaintext' } },
    });
    bench = session.bench;
    await bench.trusted();
  });
  afterAll(async () => closeSession(session));

  test('is a document whose fix is asked about, written, and followed by the document', async () => {
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('https://app.example.com/page', PAGE_BOX);
    await line(bench, 'The one key there is doesn’t let it in.').waitFor();
    await line(bench, '## ✗ Analytics board: blocked').waitFor();
    await line(bench, 'To let it in, add `app.example.com`').waitFor();
    await lens(bench, 'Add app.example.com…').click();
    const asked = await textOf(bench.dialog());
    expect(asked).toContain('Let app.example.com use “Analytics board”?');
    expect(asked).not.toContain('asks for this');
    await bench.pressDialog('Cancel');
    expect(await settings()).not.toContain('app.example.com');
    await lens(bench, 'Add app.example.com…').click();
    await bench.pressDialog('Add Hostname');
    await until('the file', async () => (await settings()).includes('"app.example.com"'));
    await line(bench, '## ✓ Analytics board: allowed').waitFor();
    await lens(bench, 'Add app.example.com…').waitFor({ state: 'detached' });
  });

  test('is told by a hover on an entry, with a way to the document', async () => {
    await bench.runCommand('Notifications: Clear All Notifications');
    await openSettings(bench);
    const hover = bench.page.locator('.monaco-hover:visible');
    await until('the hover', async () => {
      await bench.page.keyboard.press('Escape');
      await bench.page.locator('.view-line span').filter({ hasText: 'board.example.com' }).first().hover();
      await hover.getByText('A page at board.example.com').waitFor({ timeout: 3_000 });
      return true;
    });
    expect(await textOf(hover)).toContain('✓ Analytics board: allowed');
    await hover.getByRole('link', { name: 'Explain' }).click();
    await line(bench, '# `https://board.example.com`').waitFor();
  });

  test('is told by that hover of an entry that is typed and not saved yet, as the file is then', async () => {
    await openSettings(bench);
    await line(bench, '"board.example.com"').waitFor();
    const { page } = bench;
    await goTo(bench, 9, 9);
    await page.keyboard.insertText('"typed.example.com", ');
    const hover = page.locator('.monaco-hover:visible');
    await until('the hover', async () => {
      await page.keyboard.press('Escape');
      await page.locator('.view-line span').filter({ hasText: 'typed.example.com' }).last().hover();
      await hover.getByText('A page at typed.example.com').waitFor({ timeout: 3_000 });
      return true;
    });
    expect(await textOf(hover)).toContain('✓ Analytics board: allowed');
    expect(await settings()).not.toContain('typed.example.com');
    await page.keyboard.press('Escape');
    await bench.runCommand('File: Revert File');
    await page.locator('.view-line').filter({ hasText: 'typed.example.com' }).waitFor({ state: 'detached' });
  });

  test('an error is explained after three questions, each of which goes back to the answer before', async () => {
    const step = (n: number) => bench.page.getByText(`Explain Error (${n}/3)`).waitFor();
    const back = () =>
      bench.page.locator('.quick-input-widget').getByRole('button', { name: 'Back' }).click();
    await bench.runCommand('Hoko: Explain Error…');
    await bench.pick('CORS error');
    await step(2);
    await bench.pick('Analytics board');
    await step(3);
    await bench.type('https://half.example.com', CALLER_BOX);
    await back();
    await step(2);
    await back();
    await step(1);
    await bench.input().press('Enter');
    await step(2);
    await bench.input().press('Enter');
    await step(3);
    await until(
      'what was typed',
      async () => (await bench.input().inputValue()) === 'https://half.example.com',
    );
    await bench.input().press('Enter');
    await line(bench, '# CORS error in the browser’s console').waitFor();
    await line(bench, 'A call with Analytics board from `https://half.example.com`.').waitFor();
  });

  test('is asked from the editor’s menu, of the address under the cursor', async () => {
    await writeFile(path.join(session.folder, 'call.js'), 'fetch("https://shop.example.com:8443/a?b=c");\n');
    await bench.page.keyboard.press('F1');
    await bench.input().fill('call.js');
    await bench.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'call.js' })
      .first()
      .click();
    await line(bench, 'shop.example.com:8443').click({ button: 'right', position: { x: 120, y: 8 } });
    // By its key: a menu takes no click in its first moment, lest the one that opened it counts.
    await bench.page.getByRole('menuitem', { name: 'Check Hostname Against Hoko Keys' }).hover();
    await bench.page.keyboard.press('Enter');
    await line(bench, '# `https://shop.example.com:8443`').waitFor();
  });
});

test('in Restricted Mode it is told, in words that stay text, and nothing is offered', async () => {
  const hostile = {
    k: {
      name: '[x](command:evil) *b* https://evil.test',
      scopes: ['linksRead'],
      allowedHostnames: ['a.test'],
    },
  };
  const session = await openSession({
    settings: JSON.stringify({ 'hoko.keys': hostile }),
    trust: 'restricted',
    theme: 'Default Dark Modern',
  });
  const { bench } = session;
  try {
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('b.test', PAGE_BOX);
    await line(bench, '## ✗ \\[x\\] (command:evil) \\*b\\* https\\://evil.test: blocked').waitFor();
    await line(bench, 'To let it in, add `b.test`').waitFor();
    expect(await lens(bench, 'Add').count()).toBe(0);
  } finally {
    await closeSession(session);
  }
});
