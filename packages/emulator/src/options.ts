import { parseArgs } from 'node:util';

/** "HOKO" on a telephone's keys. */
const DEFAULT_PORT = 4656;
const MIN_TOKEN = 16;

export const HELP = `hoko-emulator: a local stand-in for Hoko's API that issues keys and enforces them.

  --port N       where to listen on 127.0.0.1; 0 is any free port (${DEFAULT_PORT})
  --state FILE   keep the keys in FILE; without it they are gone when it ends
  --token TOKEN  what managing keys needs, ${MIN_TOKEN} characters or more; without it one is made
  --json         say where it is in one line of JSON, {"url": …, "token": …}
  --help         this text
`;

/** What the command line asks for. */
export type Options =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | {
      readonly kind: 'run';
      readonly port: number;
      readonly stateFile?: string;
      readonly token?: string;
      readonly json: boolean;
    };

/** @param args without the program's name */
export function readOptions(args: readonly string[]): Options {
  let values: { port?: string; state?: string; token?: string; json?: boolean; help?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        state: { type: 'string' },
        token: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    return {
      kind: 'wrong',
      sentence: `${error instanceof Error ? error.message.split('. ', 1)[0] : error}. See --help.`,
    };
  }
  const { port, state, token, json = false, help = false } = values;
  if (help) return { kind: 'help' };
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return { kind: 'wrong', sentence: `--port “${port}” is not a port: a number from 0 to 65535.` };
  }
  if (token !== undefined && (token.length < MIN_TOKEN || /\s/.test(token))) {
    return {
      kind: 'wrong',
      sentence: `--token is too short or has a space: ${MIN_TOKEN} characters or more, without spaces.`,
    };
  }
  if (state === '') return { kind: 'wrong', sentence: '--state needs the name of a file.' };
  return {
    kind: 'run',
    port: port === undefined ? DEFAULT_PORT : Number(port),
    ...(state === undefined ? {} : { stateFile: state }),
    ...(token === undefined ? {} : { token }),
    json,
  };
}
