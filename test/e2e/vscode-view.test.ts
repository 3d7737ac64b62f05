import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { startVscode } from '../rigs/vscode.ts';
import {
  act,
  closeSession,
  openSession,
  openWorkbench,
  type Session,
  textOf,
  VSIX,
} from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

const record = (name: string, more: object = {}) => ({
  name,
  scopes: ['linksRead'],
  allowedHostnames: ['app.example.com'],
  ...more,
});

/** The rows there are, from the top, as a screen reader hears them. */
const heard = async ({ page }: Workbench) => {
  const rows = page.locator('.sidebar .pane-body .monaco-list-row');
  const labels = await rows.evaluateAll(all =>
    all
      .toSorted((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
      .map(row => row.getAttribute('aria-label')),
  );
  return labels.map(label => label?.replaceAll('\u00A0', ' '));
};

describe('in a window of several folders', () => {
  let session: Session;
  let bench: Workbench;
  let file = '';

  beforeAll(async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'hoko-team-'));
    const workspace = path.join(root, 'acme.code-workspace');
    file = path.join(root, 'shop/.vscode/settings.json');
    await mkdir(path.dirname(file), { recursive: true });
    await mkdir(path.join(root, 'blog/.vscode'), { recursive: true });
    const shop = {
      k1: record('Storefront', { workspace: 'Acme' }),
      k2: record('Checkout', { workspace: 'Acme EU', scopes: ['linksRead', 'analyticsRead'] }),
      k3: record('Old shop', { workspace: 'Acme', status: 'revoked' }),
    };
    await writeFile(file, JSON.stringify({ 'hoko.keys': shop }, null, 2));
    const blog = { k4: record('Blog') };
    await writeFile(
      path.join(root, 'blog/.vscode/settings.json'),
      JSON.stringify({ 'hoko.keys': blog }, null, 2),
    );
    const settings = { 'hoko.keys': { k5: record('Everywhere') } };
    await writeFile(
      workspace,
      JSON.stringify({ folders: [{ path: 'shop' }, { path: 'blog' }], settings }, null, 2),
    );
    const vscode = await startVscode({ workspace, vsix: VSIX });
    session = { vscode, folder: path.join(root, 'shop'), ...(await openWorkbench(vscode)) };
    bench = session.bench;
    await bench.trusted();
  });
  afterAll(() => closeSession(session));

  test('keys stand under their folder and their Hoko workspace, active ones first', async () => {
    await until('the rows', async () => (await heard(bench)).length === 11);
    const none = 'app.example.com, linksRead, no value on this machine';
    expect(await heard(bench)).toEqual([
      'No values on this machine, 4 keys',
      'blog, 1 key',
      `Blog, active, ${none}`,
      'shop, 3 keys',
      'Acme, 2 keys',
      `Storefront, active, ${none}`,
      'Old shop, revoked, app.example.com, linksRead',
      'Acme EU, 1 key',
      'Checkout, active, app.example.com, 2 scopes, no value on this machine',
      'acme.code-workspace, 1 key',
      `Everywhere, active, ${none}`,
    ]);
  });

  test('where no key has its value, the row that says so takes one', async () => {
    await act(bench, 'No values on this machine', 'Add Value…');
    await bench.page.locator('.quick-input-list').getByText('Storefront').waitFor();
    await bench.page.keyboard.press('Escape');
  });

  test('a change to one record redraws its row alone', async () => {
    const mark = 'hokoUntouched';
    const marked = (text: string) => bench.row(text).evaluate((row, name) => row.hasAttribute(name), mark);
    await bench.row('Blog').evaluate((row, name) => row.setAttribute(name, ''), mark);
    await writeFile(file, (await readFile(file, 'utf8')).replace('app.example.com', 'shop.example.com'));
    await until('the row', async () => (await textOf(bench.row('Storefront'))).includes('shop.example.com'));
    expect(await marked('Blog')).toBe(true);
  });

  test('VS Code’s own find goes to the key it was asked for', async () => {
    await bench.row('Storefront').click();
    await bench.page.keyboard.press('Control+Alt+F');
    const find = bench.page.locator('.monaco-tree-type-filter input');
    await find.fill('Check');
    await find.press('Enter');
    const focused = bench.page.locator('.sidebar .monaco-list-row.focused');
    await until('the key', async () => (await textOf(focused)).startsWith('Checkout'));
    await bench.page.keyboard.press('Escape');
  });

  test('the keyboard alone goes to a key, to what is below it, and to what can be done with it', async () => {
    const { keyboard } = bench.page;
    const focused = bench.page.locator('.sidebar .monaco-list-row.focused');
    const label = async () => (await focused.count()) === 1 && (await focused.getAttribute('aria-label'));
    /** Presses a key, and waits until the focus has gone somewhere else. */
    const go = async (key: string) => {
      const before = await label();
      await keyboard.press(key);
      return until(`the focus to move by ${key}`, async () => {
        const now = await label();
        return now !== before && now;
      });
    };
    await bench.openView('Hoko Keys');
    await bench.row('No values').click();
    await go('End');
    let now = await go('Home');
    while (!now.startsWith('Storefront')) now = await go('ArrowDown');
    // It is open already where it was clicked before.
    await keyboard.press('ArrowLeft');
    await bench.page.locator('.sidebar .monaco-list-row.focused[aria-expanded=false]').waitFor();
    await keyboard.press('ArrowRight');
    await bench.page.locator('.sidebar .monaco-list-row.focused[aria-expanded=true]').waitFor();
    await bench.row(/^shop\.example\.com/).waitFor();
    expect(await go('ArrowDown')).toMatch(/^shop\.example\.com/);
    await keyboard.press('Shift+F10');
    await bench.page.locator('.monaco-menu').getByText('Edit Hostname…').waitFor();
    await keyboard.press('Escape');
    expect(await go('ArrowDown')).toMatch(/^1 scope/);
  });

  test('the tooltip says what is known of a key', async () => {
    await bench.page.mouse.move(800, 500);
    await bench.row('Checkout').hover();
    const tooltip = bench.page.locator('.monaco-hover:visible').filter({ hasText: 'Active' }).first();
    await tooltip.waitFor();
    const said = await textOf(tooltip);
    for (const part of ['Checkout', 'app.example.com', 'linksRead', 'analyticsRead', 'Acme EU'])
      expect(said).toContain(part);
    expect(await tooltip.locator('.codicon-globe').count()).toBe(1);
  });
});

test('a thousand keys: the last is there, is found, and its change redraws it', async () => {
  const count = 1_000;
  const settings = (last: string) =>
    JSON.stringify({
      'hoko.keys': Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`k${i}`, record(i === count - 1 ? last : `Key ${i}`)]),
      ),
    });
  const session = await openSession({ settings: settings('Zebra') });
  const { bench, folder } = session;
  try {
    await bench.trusted();
    await bench.row('No values on this machine').click();
    expect(await textOf(bench.row('No values on this machine'))).toContain('1000 keys');
    await bench.page.keyboard.press('End');
    await bench.row('Zebra').waitFor();
    await bench.page.keyboard.press('Home');
    await bench.page.keyboard.press('Control+Alt+F');
    await bench.page.locator('.monaco-tree-type-filter input').fill('Zebra');
    await bench.page.keyboard.press('Enter');
    await bench.row('Zebra').waitFor();
    await bench.page.keyboard.press('Escape');
    const file = path.join(folder, '.vscode/settings.json');
    await writeFile(file, settings('Zebra').replace(/app\.example\.com(?=[^}]*\}\}\}$)/, 'zoo.example.com'));
    await until('the row', async () => (await textOf(bench.row('Zebra'))).includes('zoo.example.com'));
  } finally {
    await closeSession(session);
  }
});

test('the walkthrough does not open itself; its steps are done by what they ask for', async () => {
  const session = await openSession({ settings: undefined });
  const { bench } = session;
  try {
    await bench.trusted();
    const walkthrough = bench.page.locator('.gettingStartedContainer');
    expect(await walkthrough.count()).toBe(0);
    await bench.runCommand('Welcome: Open Walkthrough...');
    await bench.pick('Get Started with Hoko Keys');
    await walkthrough.getByText('See your team’s keys').waitFor();
    for (const step of ['Create a key', 'Check a hostname', 'Take the keys to your browser'])
      await walkthrough.getByText(step).first().waitFor();
    const done = walkthrough.locator('.getting-started-step .codicon-getting-started-step-checked');
    await walkthrough.getByRole('button', { name: 'Open Hoko Keys' }).click();
    await until('the view’s step', async () => (await done.count()) === 1);
    // By its own button: a step that is done is drawn anew, which takes the focus from a palette.
    await walkthrough.getByText('Take the keys to your browser').first().click();
    await walkthrough.getByRole('button', { name: 'Copy Snapshot' }).click();
    await bench.notification('Copied').waitFor();
    await until('the browser’s step', async () => (await done.count()) === 2);
  } finally {
    await closeSession(session);
  }
});

test('the status bar tells of the emulator while it runs, and only then', async () => {
  const session = await openSession({ settings: undefined });
  const { bench } = session;
  try {
    await bench.trusted();
    const item = bench.page.locator('.statusbar-item:visible').filter({ hasText: 'Hoko emulator' });
    expect(await item.count()).toBe(0);
    await bench.runCommand('Hoko: Start Emulator');
    await item.waitFor();
    expect(await item.getAttribute('aria-label')).toContain('http://127.0.0.1:');
    await bench.runCommand('Hoko: Stop Emulator');
    await item.waitFor({ state: 'detached' });
  } finally {
    await closeSession(session);
  }
});

/** The README's pictures: `HOKO_PICTURES=1` makes them anew. */
test('the sample workspace beside a key of one’s own, light and dark, as the README shows them', async () => {
  const session = await openSession({ settings: undefined });
  const { bench } = session;
  try {
    await bench.page.setViewportSize({ width: 1040, height: 560 });
    await bench.trusted();
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick('Docs search', 'What uses the key', 'Emulator');
    await bench.pickMany(['linksRead']);
    await bench.answer('docs.example.com, *.vercel.app', 'app.example.com');
    await bench.notification('“Docs search” is created').waitFor();
    await bench.runCommand('Notifications: Clear All Notifications');
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('https://example.com/pricing', 'URL of a page');
    const heading = bench.page.locator('.view-line').filter({ hasText: 'Storefront: allowed' });
    // Its words have no colour of their own until VS Code has loaded what it knows of Markdown.
    await heading.locator('[class*=mtk]:not(.mtk1)').first().waitFor();
    await bench.page.locator('.codelens-decoration').filter({ hasText: 'Add example.com…' }).waitFor();
    await bench.row('Storefront').click();
    await bench.row(/^\*\.example\.com/).waitFor();
    await bench.page.mouse.move(700, 500);
    const light = await bench.page.screenshot();
    await bench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await bench.page.locator('.monaco-workbench.vs-dark').waitFor();
    await bench.page.mouse.move(700, 500);
    const dark = await bench.page.screenshot();
    expect(dark.equals(light)).toBe(false);
    if (process.env.HOKO_PICTURES !== undefined) {
      const media = path.resolve(import.meta.dirname, '../../packages/vscode/media');
      await writeFile(path.join(media, 'tree.png'), light);
      await writeFile(path.join(media, 'tree-dark.png'), dark);
    }
  } finally {
    await closeSession(session);
  }
});
