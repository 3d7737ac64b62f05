#!/usr/bin/env node
/** The `hoko-emulator` command. */
import { announcement } from './announce.ts';
import { startEmulator } from './emulator.ts';
import { EmulatorError, systemCode } from './errors.ts';
import { generateToken } from './keys/secrets.ts';
import { HELP, readOptions } from './options.ts';

const options = readOptions(process.argv.slice(2));

if (options.kind === 'help') {
  process.stdout.write(HELP);
} else if (options.kind === 'wrong') {
  fail(options.sentence, 2);
} else {
  const { token = generateToken(), json, ...rest } = options;
  try {
    const emulator = await startEmulator({ ...rest, token });
    const { url } = emulator;
    process.stdout.write(
      json ? `${JSON.stringify({ url, token })}\n` : announcement(emulator, rest.stateFile),
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void emulator.close().then(() => process.exit(0)));
    }
  } catch (error) {
    const code = systemCode(error);
    if (!(error instanceof EmulatorError) && code === undefined) throw error;
    fail(error instanceof EmulatorError ? error.message : `It could not start (${code}).`, 1);
  }
}

function fail(sentence: string, code: number): void {
  process.stderr.write(`hoko-emulator: ${sentence}\n`);
  process.exitCode = code;
}
