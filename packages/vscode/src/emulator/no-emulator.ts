import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import type { Emulator } from './emulator.ts';

/** In a browser alone nothing can listen: there is no emulator, and what needs one says so. */
export function noEmulator(l10n: L10n): Emulator {
  const refuse = async () => {
    throw new HumanError(
      l10n.t('The emulator needs VS Code on the desktop or on a server. In the browser alone there is none.'),
    );
  };
  return {
    isPossible: false,
    running: () => undefined,
    check: async () => undefined,
    use: refuse,
    start: refuse,
    connect: refuse,
    stop: async () => undefined,
    dispose: async () => {},
  };
}
