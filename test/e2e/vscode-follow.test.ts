import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { startVscode } from '../rigs/vscode.ts';
import { closeSession, openWorkbench, textOf, VSIX } from '../rigs/vscode-session.ts';

/** A part of the placeholder of the box that asks for an address. */
const PAGE_BOX = 'URL of a page';

const settingsWith = (name: string) =>
  JSON.stringify({ 'hoko.keys': { [name]: { name, scopes: ['linksRead'], allowedHostnames: ['a.test'] } } });

test('the tree and an open report follow folders that come and go, and files that are deleted and made again', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'hoko-team-'));
  const workspace = path.join(root, 'acme.code-workspace');
  const write = async (folder: string, text: string) => {
    await mkdir(path.join(root, folder, '.vscode'), { recursive: true });
    await writeFile(path.join(root, folder, '.vscode/settings.json'), text);
  };
  const open = (...folders: string[]) =>
    writeFile(workspace, JSON.stringify({ folders: folders.map(name => ({ path: name })) }));
  await write('shop', settingsWith('Storefront'));
  await write('blog', settingsWith('Weblog'));
  await open('shop');
  const vscode = await startVscode({ workspace, vsix: VSIX });
  const session = { vscode, folder: path.join(root, 'shop'), ...(await openWorkbench(vscode)) };
  const { bench } = session;
  const report = async () => {
    const lines = await bench.page.locator('.editor-group-container.active .view-line').allTextContents();
    return lines.map(text => text.replaceAll('\u00A0', ' ')).filter(text => text.startsWith('## '));
  };
  const names = async () => {
    const rows = await bench.rows().allTextContents();
    return ['Storefront', 'Weblog'].filter(name => rows.some(row => row.includes(name)));
  };
  const follows = async (...expected: string[]) => {
    await until(`the rows ${expected.join(', ')}`, async () => {
      const found = await names();
      if (found.join() !== expected.join()) throw new Error(`the rows are ${found.join()}`);
      return true;
    });
    await until(`the report on ${expected.join(', ')}`, async () => {
      const found = await report();
      if (found.join() !== expected.map(name => `## ✓ ${name}: allowed`).join())
        throw new Error(`the report is on ${found.join()}`);
      return true;
    });
  };
  try {
    await bench.trusted();
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('a.test', PAGE_BOX);
    await follows('Storefront');
    await open('shop', 'blog');
    await follows('Storefront', 'Weblog');
    await rm(path.join(root, 'shop/.vscode'), { recursive: true });
    await follows('Weblog');
    await write('shop', settingsWith('Storefront'));
    await follows('Storefront', 'Weblog');
    await open('shop');
    await follows('Storefront');
    expect(await readFile(path.join(root, 'blog/.vscode/settings.json'), 'utf8')).toBe(
      settingsWith('Weblog'),
    );
    expect(await textOf(bench.row('Storefront'))).toContain('a.test');
  } finally {
    await closeSession(session);
  }
});
