import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { proposalLink } from '@hoko-keys/shared';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  closeSession,
  JSON_BUILTINS,
  openSession,
  openSettings,
  type Session,
} from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

const MEDIA = path.resolve(import.meta.dirname, '../../packages/vscode/media/pictures');

// The main states, for the README and the marketplace. Always made, so that they can be; kept under HOKO_PICTURES=1.
describe.each([
  ['light', 'Default Light Modern', '.vs'],
  ['dark', 'Default Dark Modern', '.vs-dark'],
])('VS Code’s pictures, %s', (shade, theme, its) => {
  let session: Session;
  let bench: Workbench;

  const picture = async (name: string) => {
    const { page } = bench;
    await page.locator(`.monaco-workbench${its}`).waitFor();
    // Over nothing.
    await page.mouse.move(24, 380);
    const shot = await page.screenshot();
    // A PNG's header: width and height stand at 16 and 20.
    expect([shot.readUInt32BE(16), shot.readUInt32BE(20)]).toEqual([1040, 560]);
    if (process.env.HOKO_PICTURES === undefined) return;
    await mkdir(MEDIA, { recursive: true });
    await writeFile(path.join(MEDIA, `${name}-${shade}.png`), shot);
  };

  beforeAll(async () => {
    const builtins = [...JSON_BUILTINS, 'markdown-basics'];
    session = await openSession({ settings: undefined, theme, builtins });
    bench = session.bench;
    await bench.page.setViewportSize({ width: 1040, height: 560 });
    await bench.trusted();
  });
  afterAll(() => closeSession(session));

  test('the settings, and what is wrong in them', async () => {
    await openSettings(bench);
    const { page } = bench;
    await page.locator('.squiggly-warning').first().waitFor();
    await bench.runCommand('Problems: Focus on Problems View');
    await page.locator('.markers-panel').getByText('Use a key that only reads').first().waitFor();
    await coloured(page.locator('.view-line').filter({ hasText: '"hoko.keys"' }));
    await picture('settings');
    await bench.runCommand('View: Hide Panel');
    await bench.runCommand('View: Close All Editors');
  });

  test('a new key’s hostnames, looked at while they are typed', async () => {
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick('Docs search', 'What uses the key', 'Emulator');
    await bench.pickMany(['linksRead']);
    await bench.type('docs.example.com, https://help.example.com/', 'app.example.com');
    await bench.inputMessage().filter({ hasText: 'An entry is the hostname alone.' }).waitFor();
    await picture('create');
    await bench.answer('docs.example.com', 'app.example.com');
    await bench.notification('“Docs search” is created').waitFor();
    await bench.runCommand('Notifications: Clear All Notifications');
  });

  test('the keys, and what each does with a page', async () => {
    const { page } = bench;
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('https://help.example.com/', 'URL of a page');
    await page.locator('.codelens-decoration').filter({ hasText: 'Add help.example.com' }).first().waitFor();
    await coloured(page.locator('.view-line').filter({ hasText: 'https://help.example.com' }).first());
    await bench.row('Storefront').click();
    await bench.row(/^\*\.example\.com/).waitFor();
    await picture('tree');
  });

  test('a proposal, before anything is changed', async () => {
    await bench.runCommand('Hoko: Apply Proposal…');
    const link = proposalLink({ key: 'key_9m3tzc5d', hostname: 'help.example.com' }, 'vscode');
    await bench.answer(link, 'hoko-keys.hoko-keys');
    await bench.dialog().filter({ hasText: 'Let help.example.com use “Analytics board”?' }).waitFor();
    await picture('proposal');
    await bench.pressDialog('Cancel');
  });
});

/** What is no plain text (`mtk1`) in a line of an editor: colours come a moment after the text. */
async function coloured(line: Locator): Promise<void> {
  await line.locator('span span:not(.mtk1)').first().waitFor();
}
