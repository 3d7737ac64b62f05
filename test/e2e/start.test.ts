import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../rigs/until.ts';

const MAIN = path.resolve(import.meta.dirname, '../start/main.ts');
const MINUTES = 60_000;

/** A place of its own for what a run leaves in the temporary folder; its name also marks every process it starts. */
let temp: string;
let child: ChildProcess;
let said: string;

beforeEach(async () => {
  temp = await mkdtemp(path.join(tmpdir(), 'start-test-'));
});

afterEach(async () => {
  child.kill('SIGKILL');
  await rm(temp, { recursive: true, force: true, maxRetries: 5 });
});

function start(more: Readonly<Record<string, string>> = {}): void {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, HOKO_BROWSER: ___, ...env } = process.env;
  said = '';
  child = spawn(process.execPath, [MAIN], {
    env: { ...env, TMPDIR: temp, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', chunk => {
      said += chunk;
    });
  }
}

/** Command lines of the processes that were started here, the first one aside; where there is no /proc, none can be told. */
async function startedProcesses(): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
  const lines = await Promise.all(
    ids.map(async id => {
      const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
      const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return Number(id) !== child.pid && `${environment}${line}`.includes(temp) ? [line] : [];
    }),
  );
  return lines.flat().filter(line => line !== '');
}

async function folders(): Promise<string[]> {
  return (await readdir(temp)).filter(name => name.startsWith('hoko-'));
}

async function shown(text: string, minutes = 4): Promise<void> {
  await until(
    text,
    () => {
      if (child.exitCode !== null && !said.includes(text)) throw new Error(said);
      return said.includes(text);
    },
    minutes * MINUTES,
  );
}

// Each build that is cut off is followed by a whole one, so that the other tests find what they run.
describe('ended while it starts, it leaves no process and no folder', () => {
  test.each([
    ['SIGTERM', 'Building both extensions', /vite|pnpm/],
    ['SIGINT', 'Starting VS Code', /hoko-vscode-/],
    ['SIGINT', 'Starting Chromium', /hoko-chromium-/],
  ] as const)(
    '%s while it says “%s”',
    async (signal, step, running) => {
      start();
      await shown(step);
      await until('its program', async () => (await startedProcesses()).some(line => running.test(line)));
      child.kill(signal);
      expect(await once(child, 'exit'), said).toEqual([0, null]);
      expect(await startedProcesses()).toEqual([]);
      expect(await folders()).toEqual([]);
    },
    6 * MINUTES,
  );
});

test(
  'whoever has Chrome alone is told the folder to load, once it is there',
  async () => {
    start({ HOKO_CHROMIUM: '/usr/bin/google-chrome' });
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said).toMatch(/Building both extensions … [\d.]+ s\n[\s\S]*packages\/browser\/dist\/chromium/);
  },
  3 * MINUTES,
);

test('a browser nobody knows is one clear line, before anything is done', async () => {
  start({ HOKO_BROWSER: 'safari' });
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(said).toMatch(/^HOKO_BROWSER is “safari”\. Set it to chromium or firefox.*\n$/);
});

test(
  'pnpm start, without a display, walks to a table in which all agree, and Ctrl-C ends everything',
  async () => {
    start();
    await shown('Ctrl-C ends everything.');
    expect(
      said
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
    expect(said).not.toContain('emu_');
    const urls = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([url]) => url);
    expect((await startedProcesses()).length).toBeGreaterThan(0);

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await startedProcesses()).toEqual([]);
    expect(await folders()).toEqual([]);
    expect(urls).toHaveLength(2);
    for (const url of urls) await expect(fetch(url)).rejects.toThrow();
  },
  6 * MINUTES,
);
