import type { Message, MessageArgs, MessageCode } from './messages.ts';

/** `error`: not accepted. `warning`: accepted, probably not meant. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What is to be done about an entry besides correcting it: another one beside it, or none. */
export type Remedy = { readonly add: string } | { readonly remove: string };

/** What is wrong with an input, as data. */
export type Problem<C extends MessageCode = MessageCode> = Message<C> & {
  readonly severity: Severity;
  /** The corrected input, where there is one. */
  readonly suggestion?: string;
  readonly remedy?: Remedy;
};

/** Builds a problem; `suggestion` and `remedy` are left out when there is none. */
export function problem<C extends MessageCode>(
  severity: Severity,
  code: C,
  args: MessageArgs[C],
  suggestion?: string,
  remedy?: Remedy,
): Problem<C> {
  const base = { severity, code, args };
  return {
    ...base,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(remedy === undefined ? {} : { remedy }),
  } as unknown as Problem<C>;
}
