import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { proposalLink } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { closeSession, openSession, type Session, TEAM_SETTINGS, textOf } from '../rigs/vscode-session.ts';

const PROPOSAL_BOX = 'hoko-keys.hoko-keys';
/** The scheme of the VS Code under test; the extension takes a link of any. */
const SCHEME = 'code-oss';

const linkTo = (key: string, hostname: string) =>
  proposalLink({ key, hostname }, 'vscode').replace(/^vscode:/, `${SCHEME}:`);

const settingsOf = ({ folder }: Session) => readFile(path.join(folder, '.vscode/settings.json'), 'utf8');

/** Opens a link as the system would hand it over; VS Code first asks whether the extension may have it. */
async function openLink({ bench }: Session, link: string): Promise<void> {
  await bench.runCommand('Developer: Open URL');
  await bench.page.locator('.quick-input-widget:visible').filter({ hasText: 'URL to open' }).waitFor();
  await bench.input().fill(link);
  await bench.input().press('Enter');
  await bench.dialog().filter({ hasText: 'Hoko Keys' }).waitFor();
  await bench.pressDialog('Open');
}

describe('in a trusted workspace', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession();
    await session.bench.trusted();
  });
  afterAll(async () => closeSession(session));

  test('a link asks first, and changes nothing on Cancel', async () => {
    const { bench } = session;
    await openLink(session, linkTo('key_board', '*.netlify.app'));
    await bench.dialog().filter({ hasText: 'Let *.netlify.app use “Analytics board”?' }).waitFor();
    const said = await textOf(bench.dialog());
    for (const part of [
      'A link asks for this.',
      'lets in the sites of strangers',
      'In the list now: board.example.com, *.vercel.app',
      'shop/.vscode/settings.json',
    ]) {
      expect(said).toContain(part);
    }
    await bench.pressDialog('Cancel');
    expect(await settingsOf(session)).toBe(TEAM_SETTINGS);
  });

  test('agreed to, it is in the file, and the comments around it stay', async () => {
    const { bench } = session;
    await openLink(session, linkTo('key_board', 'app.example.com'));
    await bench.dialog().filter({ hasText: 'Let app.example.com use' }).waitFor();
    await bench.pressDialog('Add Hostname');
    await bench.notification('Hoko’s own is not').waitFor();
    expect(await settingsOf(session)).toBe(
      TEAM_SETTINGS.replace('"*.vercel.app"\n', '"*.vercel.app",\n        "app.example.com"\n'),
    );
  });

  test('Apply Proposal… takes a pasted message, and says while it is typed what it asks', async () => {
    const { bench } = session;
    const before = await settingsOf(session);
    await bench.runCommand('Hoko: Apply Proposal…');
    await bench.type('please add my page', PROPOSAL_BOX);
    await bench.inputMessage().filter({ hasText: 'This is no proposal.' }).waitFor();
    await bench.type(linkTo('key_gone', 'a.example.com'), PROPOSAL_BOX);
    await bench
      .inputMessage()
      .filter({ hasText: 'No settings of this window have a key “key_gone”' })
      .waitFor();
    await bench.type(`Could you? ${linkTo('key_board', 'b.example.com')}`, PROPOSAL_BOX);
    await bench
      .inputMessage()
      .filter({ hasText: 'Asks to let b.example.com use “Analytics board”.' })
      .waitFor();
    await bench.input().press('Enter');
    await bench.dialog().filter({ hasText: 'The pasted text asks for this.' }).waitFor();
    expect(await settingsOf(session)).toBe(before);
    await bench.pressDialog('Add Hostname');
    await until('the hostname', async () => (await settingsOf(session)).includes('"b.example.com"'));
  });

  test.each([
    [
      'an unknown key',
      linkTo('key_gone', 'a.example.com'),
      'No settings of this window have a key “key_gone”',
    ],
    ['an unreadable record', linkTo('key_draft', 'a.example.com'), 'The record “key_draft” in settings.json'],
    ['no hostname', linkTo('key_board', 'https://a.example.com/'), 'is a URL'],
    ['an entry that is there', linkTo('key_board', 'board.example.com'), 'already. Nothing was changed.'],
  ])('%s: a sentence, and no change', async (_, link, sentence) => {
    const before = await settingsOf(session);
    await openLink(session, link);
    await session.bench.notification(sentence).waitFor();
    expect(await settingsOf(session)).toBe(before);
  });
});

test('in Restricted Mode a link is refused with a sentence', async () => {
  const session = await openSession({ trust: 'restricted' });
  try {
    await openLink(session, linkTo('key_board', 'app.example.com'));
    await session.bench.notification('In Restricted Mode keys are read-only.').waitFor();
    expect(await settingsOf(session)).toBe(TEAM_SETTINGS);
  } finally {
    await closeSession(session);
  }
});

test('with no folder open, a link says what to open', async () => {
  const session = await openSession({ open: 'none', theme: 'Default Dark Modern' });
  try {
    await openLink(session, linkTo('key_board', 'app.example.com'));
    await session.bench.notification('No folder is open').waitFor();
  } finally {
    await closeSession(session);
  }
});
