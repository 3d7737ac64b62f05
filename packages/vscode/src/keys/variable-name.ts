import { looksLikeValue } from '@hoko-keys/shared';
import type { Remark } from '../prompts/prompts.ts';
import type { L10n } from '../words/l10n.ts';
import type { KeyMemory, Remembered } from './key-memory.ts';

const USUAL = 'HOKO_API_KEY';

/** What a shell or a program needs for itself. */
const TAKEN = new Set([
  'PATH',
  'HOME',
  'USER',
  'SHELL',
  'TERM',
  'LANG',
  'PWD',
  'TMPDIR',
  'NODE_OPTIONS',
  'LD_PRELOAD',
]);

/** A name that shells take (POSIX, Base Definitions, 3.216 Name). */
function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** What is wrong with the name of an environment variable for a value; undefined where nothing is. */
export function remarkOnVariable(text: string, l10n: L10n): Remark | undefined {
  const error = (message: string): Remark => ({ severity: 'error', message });
  if (text === '') return error(l10n.t('Type a name, such as {0}.', USUAL));
  if (looksLikeValue(text)) {
    return error(l10n.t('This looks like a key’s value. Type the name of a variable for it.'));
  }
  if (!isName(text)) return error(l10n.t('A name is letters, digits and _, and starts with no digit.'));
  if (TAKEN.has(text.toUpperCase())) {
    return error(l10n.t('{0} has a meaning for the terminal already. Choose another name.', text));
  }
  return undefined;
}

/** The variable a key's value goes under: what the person chose last, else the usual one. */
export function variableFor(memory: KeyMemory, record: Remembered): string {
  const kept = memory.get('variable', record);
  return typeof kept === 'string' && isName(kept) ? kept : USUAL;
}
