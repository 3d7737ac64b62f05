import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf, readKeysText } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesHolding } from '../rigs/files-holding.ts';
import { until } from '../rigs/until.ts';
import { closeSession, openSession, type Session, textOf } from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

/** A part of each box's own placeholder. */
const NAME_BOX = 'What uses the key';
const HOSTNAME_BOX = 'app.example.com';
const VALUE_BOX = 'The value Hoko shows';

const VALUE = 'q7Zk2Jx9-vB4mT1pR8_sL5wN3c';

/** Where pictures go for a person to look at them; nowhere unless named. */
const PICTURES = process.env.HOKO_FLOW_PICTURES;

describe('a key of Hoko', () => {
  let session: Session;
  let bench: Workbench;

  beforeAll(async () => {
    session = await openSession();
    bench = session.bench;
    await bench.trusted();
  });
  afterAll(async () => closeSession(session));

  const picture = async (name: string) => {
    if (PICTURES !== undefined) await bench.page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  };
  const settings = () => readFile(path.join(session.folder, '.vscode/settings.json'), 'utf8');
  const record = async (name: string) => {
    const read = readKeysText(await settings());
    return read.ok ? read.keys.find(key => key.name === name) : undefined;
  };
  const clipboard = () => bench.page.evaluate('navigator.clipboard.readText()') as Promise<string>;
  const button = (name: string) => bench.page.locator('.quick-input-widget').getByRole('button', { name });

  test('is created in its dashboard, described here, and its value pasted into a masked box', async () => {
    await bench.runCommand('Hoko: Create Key…');
    await picture('create-1');
    await bench.nameAndPick('Storefront', NAME_BOX, 'Hoko');
    await bench.page.locator('.quick-input-list').getByText('write: create or change data').waitFor();
    await picture('create-2');
    await bench.pickMany(['linksRead', 'conversionsWrite']);
    await bench.answer('app.example.com, *.shop.example', HOSTNAME_BOX);
    await bench.page.getByText('(4/4)').waitFor();
    await button('Copy Scopes').click();
    await until('the scopes', async () => (await clipboard()) === 'linksRead, conversionsWrite');
    await bench.type(`HOKO_KEY="${VALUE}"`, VALUE_BOX);
    await bench.inputMessage().filter({ hasText: 'Only what stands behind the name is taken.' }).waitFor();
    expect(await bench.input().getAttribute('type')).toBe('password');
    await picture('create-4');
    await button('Back').click();
    await until('the hostnames', async () =>
      (await bench.input().inputValue()).startsWith('app.example.com,'),
    );
    await bench.input().press('Enter');
    await bench.page.getByText('(4/4)').waitFor();
    await until('the value to be gone', async () => (await bench.input().inputValue()) === '');
    await bench.answer(VALUE, VALUE_BOX);
    await bench.page
      .locator('.statusbar')
      .getByText('its value is in this machine’s secret storage')
      .waitFor();
    expect(await record('Storefront')).toMatchObject({
      service: 'hoko',
      allowedHostnames: ['app.example.com', '*.shop.example'],
      fingerprint: await fingerprintOf(VALUE),
    });
    await until('the row', async () => !(await textOf(bench.row('Storefront'))).includes('no value'));
    expect(await filesHolding(VALUE, [session.folder, session.vscode.root])).toEqual([]);
  });
});
