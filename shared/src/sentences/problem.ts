import type { Message, MessageArgs, MessageCode } from './messages.ts';

/** `error`: not accepted. `warning`: accepted, probably not meant. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What is wrong with an input, as data. `suggestion` is the corrected input, where there is one. */
export type Problem<C extends MessageCode = MessageCode> = Message<C> & {
  readonly severity: Severity;
  readonly suggestion?: string;
};

/** Builds a problem; `suggestion` is left out when there is none. */
export function problem<C extends MessageCode>(
  severity: Severity,
  code: C,
  args: MessageArgs[C],
  suggestion?: string,
): Problem<C> {
  const base = { severity, code, args };
  return (suggestion === undefined ? base : { ...base, suggestion }) as Problem<C>;
}
