import type { LocatedProblem, Outcome } from '@hoko-keys/shared';
import { age } from '../age.ts';
import { grouped } from '../grouped.ts';

const LANGUAGE = 'en';

/** What several views say, the core's sentences aside. */
export const common = {
  product: 'Hoko Keys',

  outcome(outcome: Outcome, probably: boolean): string {
    if (outcome === 'undetermined') return 'can’t tell';
    const word = { blocked: 'blocked', allowed: 'passes' }[outcome];
    return probably ? `probably ${word}` : word;
  },
  keys: (count: number) => `${grouped(count)} ${count === 1 ? 'key' : 'keys'}`,
  revoked: 'revoked',
  anyHostname: 'any hostname',

  /** Where the description of a key comes from, and how old it is: "settings.json, read 3 days ago". */
  readAgo: (source: string, readAt: string, now: Date) =>
    `${source}, read ${age(readAt, now, LANGUAGE, 'just now')}`,

  located: ({ line }: LocatedProblem, sentence: string) =>
    line === undefined ? sentence : `Line ${line}: ${sentence}`,

  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not copied',
  copyThis: (what: string) => `Copy ${what}`,
  options: 'Options',
  cancel: 'Cancel',
};
