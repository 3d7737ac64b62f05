import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { zipFile } from '../rigs/zips.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');

/** What is made, and not there in a fresh clone. */
const MADE = new Set(['node_modules', 'dist', '.git']);

/** The commands CONTRIBUTING.md gives to who wants to compare, without the part that fetches pnpm. */
async function documentedCommands(): Promise<string[]> {
  const text = await readFile(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const block = /^## Rebuild what a store has$[\s\S]*?```\n([\s\S]*?)```/m.exec(text)?.[1] ?? '';
  return block
    .trim()
    .split('\n')
    .map(line => line.replace(/^npx -y pnpm@\S+ /, ''));
}

const hash = async (file: string) =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

test('the documented commands make the same zips, byte for byte, in another folder', async () => {
  const commands = await documentedCommands();
  expect(commands).toHaveLength(2);
  const clone = await mkdtemp(path.join(tmpdir(), 'hoko-clone-'));
  try {
    await cp(ROOT, clone, { recursive: true, filter: source => !MADE.has(path.basename(source)) });
    for (const command of commands) {
      await run('pnpm', command.split(' '), {
        cwd: clone,
        shell: process.platform === 'win32',
        maxBuffer: 1e8,
      });
    }
    for (const target of ['chromium', 'firefox'] as const) {
      const again = await hash(zipFile(target, path.join(clone, 'dist')));
      expect(again, target).toBe(await hash(zipFile(target)));
    }
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
});
