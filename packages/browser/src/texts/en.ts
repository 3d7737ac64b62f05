import type { LocatedProblem, Outcome } from '@hoko-keys/shared';
import { say } from '@hoko-keys/shared';
import type { FieldChange } from '../keys/diff.ts';
import type { NoHostname } from '../page/current-page.ts';
import type { Answer } from '../verdicts/answer.ts';
import { age } from './age.ts';

const LANGUAGE = 'en';

const keys = (count: number) => `${count} ${count === 1 ? 'key' : 'keys'}`;

const FIELDS: Readonly<Record<FieldChange['field'], string>> = {
  name: 'Name',
  workspace: 'Workspace',
  service: 'Service',
  status: 'Status',
  scopes: 'Scopes',
  allowedHostnames: 'Hostnames',
};

const NO_HOSTNAME: Readonly<Record<NoHostname, string>> = {
  newTab: 'A new tab has no hostname. Open the page that calls Hoko, and click again.',
  file: 'A local file has no hostname. Its calls say “Origin: null”, and Hoko’s documentation doesn’t say how it treats that.',
  browserPage: 'One of the browser’s own pages has no hostname that Hoko could see.',
  extensionPage: 'This is an extension’s page, not a website.',
  unknown:
    'This page has no hostname that Hoko could see. It may be a new tab, a local file or one of the browser’s own pages.',
};

/** The extension's words, the core's sentences aside. */
export const texts = {
  product: 'Hoko Keys',

  /** The popup's first line: the part that stands out, and what follows it. */
  answer({ outcome, names, probably, others }: Answer): { lead: string; rest: string } {
    const [name = ''] = names;
    const one = names.length === 1;
    const maybe = probably ? 'probably ' : '';
    const lead = {
      blocked: one ? `${name} is ${maybe}blocked` : `${names.length} keys are ${maybe}blocked`,
      undetermined: `Can’t tell for ${one ? name : keys(names.length)}`,
      allowed: one ? `${name} ${maybe}passes` : `All ${keys(names.length)} ${maybe}pass`,
    }[outcome];
    const pass =
      others.allowed === 0
        ? ''
        : ` ${others.allowed} other ${others.allowed === 1 ? 'key passes' : 'keys pass'}.`;
    const open =
      others.undetermined === 0
        ? ''
        : ` Can’t tell for ${others.undetermined} other${others.undetermined === 1 ? '' : 's'}.`;
    return { lead, rest: ` on this page.${pass}${open}` };
  },

  outcome(outcome: Outcome, probably: boolean): string {
    const word = { blocked: 'blocked', undetermined: 'can’t tell', allowed: 'passes' }[outcome];
    return probably ? `probably ${word}` : word;
  },

  noHostname: (why: NoHostname) => NO_HOSTNAME[why],
  noHostnameTitle: 'No hostname here',
  sandboxed: 'This page is sandboxed: its calls say “Origin: null” and name no hostname.',
  thisPage: 'This page',
  origin: 'Origin',
  add: 'Add',
  matched: 'Matched',
  more: 'More about this',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not copied',
  copyEntry: (entry: string) => `Copy ${entry}`,
  revoked: 'revoked',

  noKeys: 'No keys yet. A key lets this page in if its list is empty, or has this entry:',

  addKeys: 'Add keys…',

  source: (source: string, takenAt: string, now: Date) => `By ${source}, read ${age(takenAt, now, LANGUAGE)}`,
  options: 'Options',
  unreadableStorage: 'The stored keys can’t be read. Import them again.',

  optionsTitle: 'Hoko Keys: the keys it knows',
  optionsIntro:
    'Paste a snapshot from VS Code (“Hoko: Copy Snapshot for Browser”) or a whole .vscode/settings.json. Only descriptions are kept: never a key’s value.',
  importLabel: 'Snapshot or settings.json',
  preview: 'Show what changes',
  apply: 'Apply',
  cancel: 'Cancel',
  previewTitle: 'What will change',
  noChange: 'Nothing: these keys are stored already.',
  added: (count: number) => `${keys(count)} added`,
  changed: (count: number) => `${keys(count)} changed`,
  removed: (count: number) => `${keys(count)} removed`,
  unchanged: (count: number) => `${keys(count)} unchanged`,
  field: (field: FieldChange['field']) => FIELDS[field],
  nothing: 'none',
  anyHostname: 'any hostname',
  skippedTitle: 'Worth a look',
  refusedTitle: 'Nothing was changed',
  valueGone: 'The text was removed from this page.',
  located: ({ problem, line }: LocatedProblem) =>
    line === undefined || problem.code === 'textNotJson' ? say(problem) : `Line ${line}: ${say(problem)}`,
  storedTitle: 'Stored keys',
  storedNone: 'None yet.',
  storedSummary: (count: number, source: string, takenAt: string, now: Date) =>
    `${keys(count)} by ${source}, read ${age(takenAt, now, LANGUAGE)}.`,
  removeAll: 'Remove all',
  removeAllSure: 'Remove all stored keys from this browser?',
  applied: 'Applied.',
  gone: 'All keys were removed.',
} as const;
