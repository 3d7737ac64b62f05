import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { type StartRun, startRun } from '../rigs/start-run.ts';
import { until } from '../rigs/until.ts';

const MINUTES = 60_000;

let run: StartRun;

afterEach(() => run.end());

// Each build that is cut off is followed by a whole one, so that the other tests find what they run.
describe('ended while it starts, it leaves no process and no folder', () => {
  test.each([
    ['SIGTERM', 'Building both extensions', /vite|pnpm/],
    ['SIGINT', 'Starting VS Code', /hoko-vscode-/],
    ['SIGINT', 'Starting Chromium', /hoko-chromium-/],
  ] as const)(
    '%s while it says “%s”',
    async (signal, step, running) => {
      run = await startRun();
      await run.shown(step);
      await until('its program', async () => (await run.processes()).some(line => running.test(line)));
      run.child.kill(signal);
      expect(await once(run.child, 'exit'), run.said()).toEqual([0, null]);
      expect(await run.processes()).toEqual([]);
      expect(await run.folders()).toEqual([]);
    },
    6 * MINUTES,
  );
});

test(
  'whoever has Chrome alone is told the folder to load, once it is there',
  async () => {
    run = await startRun({ HOKO_CHROMIUM: '/usr/bin/google-chrome' });
    expect(await once(run.child, 'exit')).toEqual([1, null]);
    expect(run.said()).toMatch(
      /Building both extensions … [\d.]+ s\n[\s\S]*packages\/browser\/dist\/chromium/,
    );
  },
  3 * MINUTES,
);

test(
  'a display that is named and not there is told in a sentence, and nothing is left',
  async () => {
    run = await startRun({ DISPLAY: ':9999' });
    expect(await once(run.child, 'exit'), run.said()).toEqual([1, null]);
    expect(run.said()).toMatch(/Starting Chromium … failed\nThere is no display “:9999”\. Set DISPLAY .*\n$/);
    expect(await run.processes()).toEqual([]);
    expect(await run.folders()).toEqual([]);
  },
  3 * MINUTES,
);

test(
  'when nobody reads what it says any more, it ends as on Ctrl-C',
  async () => {
    run = await startRun();
    await run.shown('Starting VS Code');
    run.child.stdout?.destroy();
    expect(await once(run.child, 'exit')).toEqual([0, null]);
    expect(await run.processes()).toEqual([]);
    expect(await run.folders()).toEqual([]);
  },
  3 * MINUTES,
);

test('--help says what there is, and does nothing', async () => {
  run = await startRun({}, '--help');
  expect(await once(run.child, 'close')).toEqual([0, null]);
  expect(run.said()).toMatch(/^pnpm start: [\s\S]*HOKO_BROWSER=firefox/);
  expect(run.said()).not.toContain('·');
});

test.each([
  [{ HOKO_BROWSER: 'safari' }, [], 1, /^HOKO_BROWSER is “safari”\. Set it to chromium or firefox.*\n$/],
  [
    { TMPDIR: '/none' },
    [],
    1,
    /^The temporary folder \/none can’t be written\. Set TMPDIR to one that can\.\n$/,
  ],
  [{}, ['--port', '1'], 2, /^“pnpm start” does not know “--port”\. See pnpm start --help\.\n$/],
])('%j %j is one clear line, before anything is done', async (more, args, code, line) => {
  run = await startRun(more, ...args);
  expect(await once(run.child, 'close')).toEqual([code, null]);
  expect(run.said()).toMatch(line);
});

test(
  'pnpm start, without a display, walks to a table in which all agree, and Ctrl-C ends everything',
  async () => {
    run = await startRun();
    await run.shown('Ctrl-C ends everything.');
    expect(
      run
        .said()
        .split('\n')
        .filter(line => /(agree|DIFFER)$/.test(line))
        .map(line => line.split(/ {2,}/)),
    ).toEqual([
      ['shop.localhost', 'allowed', '200 Let in', 'agree'],
      ['www.shop.localhost', 'blocked', '403 Hostname blocked', 'agree'],
      ['app.team.localhost', 'allowed', '200 Let in', 'agree'],
      ['team.localhost', 'blocked', '403 Hostname blocked', 'agree'],
      ['other.localhost', 'blocked', '403 Hostname blocked', 'agree'],
    ]);
    expect(run.said()).not.toContain('emu_');
    const urls = [...run.said().matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([url]) => url);
    expect((await run.processes()).length).toBeGreaterThan(0);

    run.child.kill('SIGINT');
    expect(await once(run.child, 'exit')).toEqual([0, null]);
    expect(await run.processes()).toEqual([]);
    expect(await run.folders()).toEqual([]);
    expect(urls).toHaveLength(2);
    for (const url of urls) await expect(fetch(url)).rejects.toThrow();
  },
  6 * MINUTES,
);
