import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf, readKeysText } from '@hoko-keys/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { readLog } from '../rigs/vscode-log.ts';
import { fillStorage, type SecretsSwitch, switchSecrets } from '../rigs/vscode-secrets.ts';
import { closeSession, openSession, type Session, TEAM_SETTINGS, textOf } from '../rigs/vscode-session.ts';
import { type Workbench, workbench } from '../rigs/workbench.ts';

/** A part of each box's own placeholder. */
const NAME_BOX = 'What uses the key';
const HOSTNAME_BOX = 'app.example.com';
const CREATED_BOX = 'The value Hoko shows';
const VALUE_BOX = 'The key’s value';
const NEW_VALUE_BOX = 'The new key’s value';

const VALUE = 'q7Zk2Jx9-vB4mT1pR8_sL5wN3c';
const NEW_VALUE = 'x1Yy2Zz3-aA4bB5cC6dD7eE8f';
const ROTATED = 'r9Gg8Hh7-iI6jJ5kK4lL3mM2n';
const NOT_KEPT = 'did not keep the value of';

const settingsOf = ({ folder }: Session) => readFile(path.join(folder, '.vscode/settings.json'), 'utf8');
const clipboard = ({ page }: Workbench) => page.evaluate('navigator.clipboard.readText()') as Promise<string>;
const row = (bench: Workbench, text: string) => textOf(bench.row(text));

describe('where SecretStorage fails', () => {
  let session: Session;
  let bench: Workbench;
  let secrets: SecretsSwitch;

  beforeAll(async () => {
    session = await openSession({ userSettings: { 'hoko.clipboardClearSeconds': 0 } });
    bench = session.bench;
    secrets = await switchSecrets(session);
  });
  afterAll(async () => closeSession(session));
  beforeEach(async () => {
    await bench.runCommand('Notifications: Clear All Notifications');
    await bench.page.evaluate(`navigator.clipboard.writeText('nothing yet')`);
  });

  const settings = () => settingsOf(session);
  const record = async (name: string) => {
    const read = readKeysText(await settings());
    return read.ok ? read.keys.find(key => key.name === name) : undefined;
  };
  const copyValue = async (name: string) => {
    await bench.runCommand('Hoko: Copy Value');
    await bench.pick(name);
  };
  const closeNotification = async (text: string) => {
    await bench.notification(text).hover();
    await bench
      .notification(text)
      .getByRole('button', { name: /^Clear Notification/ })
      .click();
  };

  test.each(['refuses', 'forgets'] as const)(
    'and %s: Add Value… says so, and writes nothing',
    async conduct => {
      await secrets(conduct);
      await bench.runCommand('Hoko: Add Value…');
      await bench.pick('Analytics board');
      await bench.answer(VALUE, VALUE_BOX);
      await bench.notification(`${NOT_KEPT} “Analytics board”. Nothing was written yet.`).waitFor();
      await bench.pressNotification(NOT_KEPT, 'Retry');
      await bench.notification(NOT_KEPT).waitFor();
      await closeNotification(NOT_KEPT);
      expect(await settings()).toBe(TEAM_SETTINGS);
      expect(await row(bench, 'Analytics board')).toContain('no value on this machine');
    },
  );

  test('Add Value… goes on by Retry once it works again', async () => {
    await secrets('refuses');
    await bench.runCommand('Hoko: Add Value…');
    await bench.pick('Analytics board');
    await bench.answer(VALUE, VALUE_BOX);
    await bench.notification(NOT_KEPT).waitFor();
    await secrets('works');
    await bench.pressNotification(NOT_KEPT, 'Retry');
    await until('the fingerprint', async () => (await record('Analytics board'))?.fingerprint !== undefined);
    expect((await record('Analytics board'))?.fingerprint).toBe(await fingerprintOf(VALUE));
    await copyValue('Analytics board');
    await until('the value', async () => (await clipboard(bench)) === VALUE);
  });

  test('Copy Value says that it does not answer, and not that there is no value', async () => {
    await secrets('does not answer');
    await copyValue('Analytics board');
    await bench.notification('VS Code’s secret storage does not answer').waitFor();
    expect(await clipboard(bench)).toBe('nothing yet');
    await secrets('works');
  });

  test('Create Key… of Hoko writes the description alone, if the person wants that, or nothing', async () => {
    const before = await settings();
    const create = async () => {
      await secrets('refuses');
      await bench.runCommand('Hoko: Create Key…');
      await bench.nameAndPick('Checkout', NAME_BOX, 'Hoko');
      await bench.pickMany(['linksRead']);
      await bench.answer('app.example.com', HOSTNAME_BOX);
      await bench.answer(NEW_VALUE, CREATED_BOX);
      await bench.notification(`${NOT_KEPT} “Checkout”`).waitFor();
    };
    await create();
    await closeNotification(NOT_KEPT);
    expect(await settings()).toBe(before);
    await create();
    await bench.pressNotification(NOT_KEPT, 'Write Description Only');
    await until('the record', async () => (await record('Checkout')) !== undefined);
    await until('the row', async () => (await row(bench, 'Checkout')).includes('no value on this machine'));
    await secrets('works');
  });

  test('Rotate Value… of a key of Hoko leaves the value before where it was', async () => {
    const before = await settings();
    await secrets('refuses');
    await bench.runCommand('Hoko: Rotate Value…');
    await bench.pick('Analytics board');
    await bench.pressDialog('Rotate Value');
    await bench.answer(ROTATED, NEW_VALUE_BOX);
    await bench.notification(`${NOT_KEPT} “Analytics board”. Nothing was written yet.`).waitFor();
    await closeNotification(NOT_KEPT);
    expect(await settings()).toBe(before);
    await secrets('works');
    await copyValue('Analytics board');
    await until('the value before', async () => (await clipboard(bench)) === VALUE);
  });

  /** The keys of the emulator, by name, as its state file has them. */
  const issued = async () => {
    const file = path.join(session.vscode.root, 'data/User/globalStorage/hoko-keys.hoko-keys/emulator.json');
    const { keys } = JSON.parse(await readFile(file, 'utf8')) as {
      keys: Record<string, { name: string; status?: string }>;
    };
    return Object.values(keys).map(({ name, status }) => `${name}: ${status}`);
  };
  const createOnEmulator = async (name: string) => {
    await bench.runCommand('Hoko: Create Key…');
    await bench.nameAndPick(name, NAME_BOX, 'Emulator');
    await bench.pickMany(['linksRead']);
    await bench.answer('app.example.com', HOSTNAME_BOX);
  };

  test('the emulator is not started without a place for its token', async () => {
    await secrets('refuses');
    await bench.runCommand('Hoko: Start Emulator');
    await bench
      .notification('did not keep the emulator’s token, so the emulator was stopped again')
      .waitFor();
    await secrets('works');
  });

  test('Create Key… on the emulator revokes what it can’t keep, and describes nothing', async () => {
    await bench.runCommand('Hoko: Start Emulator');
    await bench.page.locator('.statusbar').getByText('Hoko emulator').waitFor();
    const before = await settings();
    await secrets('refuses');
    await createOnEmulator('Lost');
    await bench.notification('“Lost”, so the new key was revoked').waitFor();
    await secrets('works');
    expect(await settings()).toBe(before);
    await until('the emulator’s state', async () => (await issued()).join() === 'Lost: revoked');
  });

  test('Rotate Value… on the emulator, which can’t be taken back, says what is where and how to mend it', async () => {
    await createOnEmulator('Kept');
    await bench.notification('“Kept” is created on the emulator').waitFor();
    await bench.runCommand('Notifications: Clear All Notifications');
    await secrets('refuses');
    await bench.runCommand('Hoko: Rotate Value…');
    await bench.pick('Kept');
    await bench.pressDialog('Rotate Value');
    await bench.pressNotification(NOT_KEPT, 'Copy Value');
    const value = await until('the value', async () => {
      const text = await clipboard(bench);
      return text.startsWith('emu_') && text;
    });
    await closeNotification(NOT_KEPT);
    await bench
      .notification('“Kept” has a new value on the emulator. This machine did not keep it. Rotate it again')
      .waitFor();
    expect((await record('Kept'))?.fingerprint).toBe(await fingerprintOf(value));
    await secrets('works');
    await bench.runCommand('Notifications: Clear All Notifications');
    await copyValue('Kept');
    await bench.notification('The value on this machine is not the one settings.json describes').waitFor();
    expect(await filesHolding(value, [session.folder, session.vscode.root])).toEqual([]);
  });

  test('a failure of the extension’s own is told, and where in its code it was', async () => {
    await bench.runCommand('Hoko: Stop Emulator');
    // Where VS Code gives the extension a folder there is a file.
    const storage = path.join(session.vscode.root, 'data/User/globalStorage/hoko-keys.hoko-keys');
    await rename(storage, `${storage}.kept`);
    await writeFile(storage, '');
    await bench.runCommand('Hoko: Start Emulator');
    await bench.notification('Hoko Keys could not finish this. The log says more.').waitFor();
    await rm(storage);
    await rename(`${storage}.kept`, storage);
  });

  test('the emulator is not started without an answer, which may name another one', async () => {
    await secrets('does not answer');
    await bench.runCommand('Hoko: Start Emulator');
    await bench.notification('secret storage does not answer, so nothing was done').waitFor();
    await secrets('works');
  });

  test('the view that can’t compare values shows its rows all the same', async () => {
    const failures = async () =>
      (await readLog(session.vscode)).split('Secret storage does not answer').length;
    const before = await failures();
    await secrets('does not answer');
    await bench.runCommand('Hoko: Refresh');
    await until('the failure', async () => (await failures()) > before);
    await bench.row('Analytics board').waitFor();
    await secrets('works');
  });

  test('the log has a line from every place that logs, and no value: it can be pasted into a public issue', async () => {
    const log = await readLog(session.vscode);
    for (const [place, line] of await loggedLines()) {
      expect(log, place).toMatch(line);
    }
    expect(log).toContain('hoko.copyValue: VS Code’s secret storage does not answer');
    for (const value of [VALUE, NEW_VALUE, ROTATED, 'emu_']) expect(log).not.toContain(value);
  });

  test('no value is in any file of the workspace or the server, logs included', async () => {
    for (const value of [VALUE, NEW_VALUE, ROTATED])
      expect(await filesHolding(value, [session.folder, session.vscode.root])).toEqual([]);
  });
});

const SOURCE = path.resolve(import.meta.dirname, '../../packages/vscode/src');

/** What each place in the source that logs can write: its file, and a line of that form. */
async function loggedLines(): Promise<[string, RegExp][]> {
  const names = await readdir(SOURCE, { recursive: true });
  const sources = names.filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const found = await Promise.all(
    sources.map(async name => {
      const text = await readFile(path.join(SOURCE, name), 'utf8');
      const calls = text.matchAll(/\blog\.(?:trace|debug|info|warn|error|append\w*)\(.*\);?$/gm);
      const forms = [...calls].flatMap(([call]) => call.match(/`(?:[^`])*`|'[^']*'/g) ?? [`' ${call} '`]);
      return forms.map((form): [string, RegExp] => [`${name}: ${form}`, lineOf(form.slice(1, -1))]);
    }),
  );
  return found.flat();
}

/** A line of this form, whatever a template has filled in. */
function lineOf(form: string): RegExp {
  const parts = form.split(/\$\{[^}]*\}/).map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^\\S+ \\S+ \\[\\w+\\] ${parts.join('.*')}`, 'm');
}

test('a browser without room loses a value, as a fresh profile has none: that is told plainly, with the way back', async () => {
  const session = await openSession();
  const { bench } = session;
  const told = async () => {
    await until('the row', async () => (await row(bench, 'Analytics board')).includes('no value on this'));
    await bench.page.evaluate(`navigator.clipboard.writeText('nothing yet')`);
    await bench.runCommand('Hoko: Copy Value');
    await bench.pick('Analytics board');
    await bench.notification('There is no value of “Analytics board” on this machine.').waitFor();
    expect(await clipboard(bench)).toBe('nothing yet');
  };
  const addAndReload = async () => {
    await bench.answer(VALUE, VALUE_BOX);
    await until('the value', async () => !(await row(bench, 'Analytics board')).includes('no value'));
    await until('the fingerprint', async () => (await settingsOf(session)).includes('fp1_'));
  };
  try {
    await bench.trusted();
    await fillStorage(bench.page);
    await bench.runCommand('Hoko: Add Value…');
    await bench.pick('Analytics board');
    await addAndReload();
    await bench.reload();
    await bench.openView('Hoko Keys');
    await bench.trusted();
    await told();
    await bench.page.evaluate(() => localStorage.clear());
    await bench.pressNotification('There is no value of', 'Add Value…');
    await addAndReload();
    await bench.page.evaluate(() => localStorage.clear());
    await bench.reload();
    await bench.openView('Hoko Keys');
    await bench.trusted();
    await told();
  } finally {
    await closeSession(session);
  }
});

test('two windows that take values one after the other have both', async () => {
  const key = (name: string) => ({ name, scopes: ['linksRead'], allowedHostnames: ['a.test'] });
  const settings = JSON.stringify({ 'hoko.keys': { k1: key('Storefront'), k2: key('Checkout') } });
  const session = await openSession({ settings });
  const { bench, browser, vscode } = session;
  const hasValue = async (window: Workbench, name: string) => {
    await window.row(name).waitFor();
    return !(await row(window, name)).includes('no value');
  };
  const add = async (window: Workbench, name: string, value: string) => {
    await window.trusted();
    await window.runCommand('Hoko: Add Value…');
    await window.pick(name);
    await window.answer(value, VALUE_BOX);
    await until(`the value of ${name}`, () => hasValue(window, name));
  };
  try {
    await add(bench, 'Storefront', VALUE);
    const other = workbench(await browser.context.newPage());
    await other.open(vscode.url);
    await other.openView('Hoko Keys');
    await add(other, 'Checkout', NEW_VALUE);
    // What VS Code keeps in the browser it reads when a window opens.
    await bench.page.bringToFront();
    await bench.reload();
    await bench.openView('Hoko Keys');
    for (const window of [bench, other]) {
      for (const name of ['Storefront', 'Checkout'])
        await until(`the value of ${name} in both windows`, () => hasValue(window, name));
    }
  } finally {
    await closeSession(session);
  }
});
