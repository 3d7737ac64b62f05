import { startGroup } from '../rigs/processes.ts';
import { until } from '../rigs/until.ts';

const BUILD_MS = 600_000;

/**
 * Builds and packages both extensions; an abort ends the build and all it started.
 *
 * @param root the repository's top
 * @throws Error with what the build said, when it fails
 */
export async function build(root: string, signal: AbortSignal): Promise<void> {
  const group = startGroup('pnpm', ['run', 'package'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const said: string[] = [];
  group.child.stdout?.on('data', chunk => said.push(String(chunk)));
  group.child.stderr?.on('data', chunk => said.push(String(chunk)));
  try {
    await until('the build', () => !group.running(), BUILD_MS, signal);
  } catch (error) {
    await group.stop();
    throw error;
  }
  if (group.child.exitCode !== 0) throw new Error(`The build failed.\n${said.join('')}`);
}
