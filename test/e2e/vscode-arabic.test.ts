import { loadCatalogue, parseKeys, say } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { problems } from '../rigs/vscode-problems.ts';
import {
  closeSession,
  JSON_BUILTINS,
  openSession,
  openSettings,
  type Session,
  textOf,
} from '../rigs/vscode-session.ts';

const RECORD = { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['https://shop.example.com/'] };
const KEYS = { key_shop: RECORD, key_draft: { name: 'Draft', scopes: [], allowedHostnames: [] } };

/** The sentences themselves, from the core's Arabic catalogue. */
const sentences = async () => {
  const catalogue = await loadCatalogue('ar');
  return parseKeys(KEYS).problems.map(problem => say(problem, catalogue));
};

describe.each([
  ['in the host that has Node', {}],
  ['in a worker of the browser', { 'remote.extensionKind': { 'hoko-keys.hoko-keys': ['web'] } }],
])('in Arabic, %s', (_, userSettings) => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({
      language: 'ar',
      settings: JSON.stringify({ 'hoko.keys': KEYS }, null, 2),
      builtins: JSON_BUILTINS,
      userSettings,
    });
    await session.bench.trusted();
  });
  afterAll(async () => closeSession(session));

  test('the core’s sentences are Arabic in the tree and the file, the extension’s own words English', async () => {
    const { bench } = session;
    const [wrong = ''] = await sentences();
    expect(wrong).toMatch(/\p{Script=Arabic}/u);
    await until('the record’s problem', async () => (await textOf(bench.row('key_draft'))).includes(wrong));
    await until('the extension’s own words', async () =>
      (await textOf(bench.row('Storefront'))).includes('1 problem · no value on this machine'),
    );
    await openSettings(bench);
    await bench.runCommand('Problems: Focus on Problems View');
    await until('the file’s problems', async () => {
      const rows = await problems(bench);
      return rows.some(text => text.includes(wrong)) && rows.some(text => /entryIsUrl/.test(text));
    });
    for (const text of await problems(bench)) expect(text).toMatch(/\p{Script=Arabic}/u);
  });

  test('a report’s reasons are Arabic', async () => {
    const { bench } = session;
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('https://app.example.com/', 'URL of a page');
    const lines = bench.page.locator('.editor-group-container.active .view-line');
    await lines
      .filter({ hasText: '## ✗ Storefront' })
      .or(lines.filter({ hasText: '## ? Storefront' }))
      .first()
      .waitFor();
    expect(await lines.filter({ hasText: /\p{Script=Arabic}/u }).count()).toBeGreaterThan(0);
  });
});
