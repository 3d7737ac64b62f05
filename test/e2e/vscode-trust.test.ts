import { expect, test } from 'vitest';
import { until } from '../rigs/until.ts';
import { closeSession, openSession, textOf } from '../rigs/vscode-session.ts';
import type { Workbench } from '../rigs/workbench.ts';

/** A part of the placeholder of the box that asks for an address. */
const PAGE_BOX = 'URL of a page';

const line = (bench: Workbench, text: string) =>
  bench.page.locator('.editor-group-container.active .view-line').filter({ hasText: text }).first();

/** The button above a key's heading. */
const lens = (bench: Workbench, text: string) =>
  bench.page.locator('.codelens-decoration a').filter({ hasText: text });

test('once the workspace is trusted, the tree, an open report and the menus are as in any trusted one', async () => {
  const session = await openSession({
    trust: 'restricted',
    keybindings: [{ key: 'ctrl+alt+9', command: 'runCommands', args: { commands: ['hoko.createKey'] } }],
  });
  const { bench } = session;
  const restricted = bench.page.getByText('Restricted Mode: keys are read-only.');
  try {
    await restricted.waitFor();
    await bench.runCommand('Hoko: Check Hostname…');
    await bench.answer('app.example.com', PAGE_BOX);
    await line(bench, 'To let it in, add `app.example.com`').waitFor();
    expect(await lens(bench, 'Add').count()).toBe(0);
    await bench.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await bench.page.keyboard.press('Control+Alt+9');
    await bench.pressNotification('In Restricted Mode keys are read-only.', 'Manage Workspace Trust');
    // In a dialog above all, under which the report stays as it is.
    const dialog = bench.page.locator('.monaco-modal-editor-block');
    await dialog.getByRole('button', { name: 'Trust', exact: true }).click();
    await dialog
      .getByRole('button', { name: /^Close/ })
      .first()
      .click();
    await dialog.waitFor({ state: 'detached' });
    await bench.trusted();
    await restricted.waitFor({ state: 'detached' });
    await until('what is known of values', async () =>
      (await textOf(bench.row('Analytics board'))).includes('no value on this machine'),
    );
    await lens(bench, 'Add app.example.com…').click();
    expect(await textOf(bench.dialog())).toContain('Let app.example.com use “Analytics board”?');
    await bench.pressDialog('Cancel');
  } finally {
    await closeSession(session);
  }
});
