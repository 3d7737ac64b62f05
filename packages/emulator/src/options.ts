import { parseArgs } from 'node:util';
import { oneLine } from './words/one-line.ts';

/** "HOKO" on a telephone's keys. */
const DEFAULT_PORT = 4656;
const MIN_TOKEN = 16;

/** What `--help` says. */
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

const OPTIONS = {
  port: { type: 'string' },
  state: { type: 'string' },
  token: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** @param args without the program's name */
export function readOptions(args: readonly string[]): Options {
  // Not strict: its errors go over several lines. What it would refuse is refused below.
  const parsed = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const misused = misuseIn(parsed.tokens);
  if (misused !== undefined) return { kind: 'wrong', sentence: `${misused} See --help.` };
  const { port, state, token, json = false, help = false } = parsed.values as Values;
  if (help) return { kind: 'help' };
  const wrong =
    (port === undefined ? undefined : wrongPort(port)) ??
    (token === undefined ? undefined : wrongToken(token)) ??
    (state === '' ? '--state needs the name of a file.' : undefined);
  if (wrong !== undefined) return { kind: 'wrong', sentence: wrong };
  return {
    kind: 'run',
    port: port === undefined ? DEFAULT_PORT : Number(port),
    ...(state === undefined ? {} : { stateFile: state }),
    ...(token === undefined ? {} : { token }),
    json,
  };
}

/** What is left once no option is misused. */
interface Values {
  readonly port?: string;
  readonly state?: string;
  readonly token?: string;
  readonly json?: boolean;
  readonly help?: boolean;
}

interface Token {
  readonly kind: 'option' | 'positional' | 'option-terminator';
  readonly name?: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** The first thing that is no option of ours, or one used as it can't be. A stray text is not repeated: it may be the token. */
function misuseIn(tokens: readonly Token[]): string | undefined {
  const seen = new Set<string>();
  for (const { kind, name = '', value, inlineValue } of tokens) {
    if (kind !== 'option') return 'There are options alone, each with its name before it.';
    const option = `--${oneLine(name)}`;
    if (!Object.hasOwn(OPTIONS, name))
      return `There is no option ${name.length > 1 ? option : `-${oneLine(name)}`}.`;
    if (seen.has(name)) return `${option} is there twice.`;
    seen.add(name);
    const takesText = OPTIONS[name as keyof typeof OPTIONS].type === 'string';
    if (!takesText && value !== undefined) return `${option} takes no value.`;
    if (takesText && (value === undefined || (!inlineValue && value.startsWith('--'))))
      return `${option} needs a value after it.`;
  }
  return undefined;
}

function wrongPort(port: string): string | undefined {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return undefined;
  return `--port “${oneLine(port)}” is not a port: a number from 0 to 65535.`;
}

/** It travels in a header: visible ASCII is what every client can send there (RFC 9110 section 5.5). */
function wrongToken(token: string): string | undefined {
  if (token.length >= MIN_TOKEN && /^[\x21-\x7e]+$/.test(token)) return undefined;
  return `--token has to be ${MIN_TOKEN} or more letters, digits and signs of ASCII, without spaces.`;
}
