import type { L10n } from './l10n.ts';

/** The texts as they stand in the code, in English: for the tests, which run without VS Code. */
export const plainL10n: L10n = {
  t: (message, ...args) => message.replaceAll(/\{(\d+)\}/g, (_, i) => String(args[Number(i)])),
};
