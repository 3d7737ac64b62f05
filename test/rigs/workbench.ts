import type { Locator, Page } from 'playwright-core';

const SLOW_MS = 60_000;

/** VS Code's window, as a user works it. */
export interface Workbench {
  readonly page: Page;
  /** Loads, or loads again, until the activity bar is there. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a command of the palette by its title, category included: `Hoko: Create Key…`. */
  runCommand(title: string): Promise<void>;
  /** The quick input that is open now: a box or a pick list. */
  input(): Locator;
  /**
   * Types into an input box and accepts. Between two steps of a flow the box of the one before is still open for a moment:
   * a part of the box's own placeholder tells them apart.
   */
  answer(text: string, placeholder: string): Promise<void>;
  /** Types into the input box with this placeholder and leaves it open. */
  type(text: string, placeholder: string): Promise<void>;
  /** Types a name into a list with this placeholder and takes a row, by its label. */
  nameAndPick(name: string, placeholder: string, row: string): Promise<void>;
  /** What the open input box says about what was typed. */
  inputMessage(): Locator;
  /** Accepts a pick list's row by its label. */
  pick(label: string): Promise<void>;
  /** Ticks rows of a pick list of many, then accepts. */
  pickMany(labels: readonly string[]): Promise<void>;
  /** A notification's text, found by a part of it. */
  notification(text: string | RegExp): Locator;
  /** Presses a notification's button. */
  pressNotification(text: string | RegExp, button: string): Promise<void>;
  /** The open modal dialog. */
  dialog(): Locator;
  /** Presses a modal's button by its label. */
  pressDialog(button: string): Promise<void>;
  /** Opens a view container by its title in the activity bar. */
  openView(title: string): Promise<void>;
  /** Until VS Code knows that the workspace is trusted: till then the palette leaves out the commands that need it. */
  trusted(): Promise<void>;
  /** The tree's row that holds the text. */
  row(text: string | RegExp): Locator;
  rows(): Locator;
}

/** Drives a workbench in a page of Chromium. */
export function workbench(page: Page): Workbench {
  const quickInput = page.locator('.quick-input-widget:visible');
  const input = quickInput.locator('.quick-input-box input');
  const palette = quickInput.locator('.quick-input-box input[placeholder^="Type the name of a command"]');
  const box = (placeholder: string) =>
    quickInput.locator(`.quick-input-box input[placeholder*="${placeholder}"]`);
  const listRow = (label: string) =>
    quickInput.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
  const toast = (text: string | RegExp) =>
    page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
  const dialog = page.locator('.monaco-dialog-box');
  const rows = page.locator('.sidebar .pane-body .monaco-list-row, .sidebar .custom-view-tree-node-item');

  const ready = async () => {
    await page.locator('.monaco-workbench').waitFor({ timeout: SLOW_MS });
    await page.locator('.activitybar .action-item').first().waitFor({ timeout: SLOW_MS });
  };

  const runCommand = async (title: string) => {
    await page.keyboard.press('F1');
    await input.fill(`>${title}`);
    await palette.waitFor();
    await listRow(title).click();
    // The palette's own box is the next one's until it closes: what is typed too early would land in it.
    await palette.waitFor({ state: 'hidden' });
  };

  return {
    page,
    open: async url => {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await ready();
    },
    reload: async () => {
      await page.reload({ waitUntil: 'domcontentloaded' });
      await ready();
    },
    runCommand,
    input: () => input,
    answer: async (text, placeholder) => {
      await box(placeholder).fill(text);
      await box(placeholder).press('Enter');
    },
    type: (text, placeholder) => box(placeholder).fill(text),
    nameAndPick: async (name, placeholder, row) => {
      await box(placeholder).fill(name);
      await listRow(row).click();
    },
    inputMessage: () => quickInput.locator('.quick-input-message'),
    pick: label => listRow(label).click(),
    pickMany: async labels => {
      for (const label of labels) await listRow(label).getByRole('checkbox').click();
      await quickInput.getByRole('button', { name: 'OK' }).click();
    },
    notification: toast,
    pressNotification: async (text, button) => {
      await toast(text).hover();
      await toast(text).getByRole('button', { name: button }).click();
    },
    dialog: () => dialog,
    pressDialog: async button => {
      await dialog.getByRole('button', { name: button }).click();
      await dialog.waitFor({ state: 'hidden' });
    },
    openView: async title => {
      // Not by a click on its tab, which closes the view when a reload has just brought it back.
      await page.locator('.activitybar').getByRole('tab', { name: title }).waitFor();
      await runCommand(`Focus on ${title} View`);
    },
    trusted: () =>
      page
        .locator('.actions-container .action-label[aria-label="Create Key…"]:not(.disabled)')
        .first()
        .waitFor(),
    row: text => rows.filter({ hasText: text }).first(),
    rows: () => rows,
  };
}
