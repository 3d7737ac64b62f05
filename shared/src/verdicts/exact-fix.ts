import { USUAL_SPELLING } from '../hostnames/allow-list.ts';
import { isValueEntry } from '../keys/value-like.ts';
import type { Caller, CallerHeaders } from '../requests/caller.ts';
import type { Message } from '../sentences/messages.ts';
import type { KnownAnswers } from './rules.ts';
import { spelledFor } from './spelling.ts';

/** An entry that would let the caller in, and what else it would let in. */
export interface Fix {
  readonly entry: string;
  readonly admits: Message<'admitsExact' | 'admitsSubdomains'>;
}

/**
 * The smallest fix for a caller that is not let in: its own hostname, where adding that would be enough. None for one that looks
 * like a value, as the made-up host of a `vscode-webview:` does: no record may hold it.
 */
export function exactFix(caller: Caller, headers: CallerHeaders, answers: KnownAnswers): Fix[] {
  if (caller.kind !== 'hostname') return [];
  const isSpelled = spelledFor(headers[caller.header] ?? '', answers);
  if (isSpelled !== undefined && !isSpelled({ spelling: USUAL_SPELLING })) return [];
  const entry = caller.hostname;
  if (isValueEntry(entry)) return [];
  return [{ entry, admits: { code: 'admitsExact', args: { entry } } }];
}
