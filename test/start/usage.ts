/** What `pnpm start --help` says. */
export const HELP = `pnpm start: builds everything and starts the pair, live: the emulator, VS Code on a copy of the sample workspace, and a browser with the extension. Ctrl-C ends everything.

It takes no arguments. These it finds in the environment:
  HOKO_BROWSER=firefox   the extension runs in Firefox; without it, in Chromium
  HOKO_CHROMIUM=FILE     a Chromium of your own, by its program
  HOKO_FIREFOX=FILE      a Firefox of your own, by its program

Without a display it walks through the main job by itself and prints what it saw.
`;

/** What the arguments of `pnpm start` ask for, or the sentence about one it does not know. */
type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'run' }
  | { readonly kind: 'wrong'; readonly sentence: string };

/** @param args without the program's name */
export function readArguments(args: readonly string[]): Asked {
  const unknown = args.find(argument => argument !== '--help');
  if (unknown !== undefined)
    return { kind: 'wrong', sentence: `“pnpm start” does not know “${unknown}”. See pnpm start --help.` };
  return { kind: args.length > 0 ? 'help' : 'run' };
}
