/**
 * `pnpm fuzz`: the properties with new inputs, again and again, until one fails or you stop it with Ctrl+C. A failure prints
 * its seed and the smallest input that fails.
 */
import { spawnSync } from 'node:child_process';

const RUNS = 200_000;

const [argument] = process.argv.slice(2);
if (argument !== undefined) {
  console.error(`“pnpm fuzz” tries every property, so it has no use for “${argument}”.`);
  process.exit(2);
}

let rounds = 0;
let status: number | null = 0;
while (status === 0) {
  rounds++;
  console.log(`Round ${rounds}: ${RUNS.toLocaleString('en')} inputs for each property. Ctrl+C stops.`);
  status = spawnSync('vitest', ['run', '--project', 'unit', '--testTimeout', '0', 'property.test'], {
    stdio: 'inherit',
    env: { ...process.env, HOKO_PROPERTY_RUNS: String(RUNS) },
  }).status;
}
process.exitCode = status ?? 1;
