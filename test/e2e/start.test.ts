import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { until } from '../rigs/until.ts';

const MAIN = path.resolve(import.meta.dirname, '../start/main.ts');
const MINUTES = 60_000;

/** Every process whose command line holds a text; where there is no /proc, none can be told. */
async function processesWith(text: string): Promise<string[]> {
  const ids = (await readdir('/proc').catch(() => [])).filter(name => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map(id => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter(line => line.includes(text));
}

test(
  'pnpm start, without a display, walks to a table in which all agree, and Ctrl-C ends everything',
  async () => {
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        said += chunk;
      });
    }
    try {
      await until(
        'the table',
        () => {
          if (child.exitCode !== null) throw new Error(said);
          return said.includes('Ctrl-C ends everything.');
        },
        4 * MINUTES,
      );
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
      const workspace = decodeURIComponent(/\?folder=(\S+)/.exec(said)?.[1] ?? 'no workspace');
      const urls = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([url]) => url);
      expect((await processesWith(workspace)).length).toBeGreaterThan(0);

      child.kill('SIGINT');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(await processesWith(workspace)).toEqual([]);
      expect(await readdir(workspace).catch(() => 'gone')).toBe('gone');
      expect(urls).toHaveLength(2);
      for (const url of urls) await expect(fetch(url)).rejects.toThrow();
    } finally {
      child.kill('SIGKILL');
    }
  },
  6 * MINUTES,
);
