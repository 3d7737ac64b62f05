import type { FieldChange } from '../../keys/diff.ts';
import type { SourceKind } from '../../keys/sources.ts';
import { age } from '../age.ts';
import { grouped } from '../grouped.ts';
import { common } from './common.ts';

const LANGUAGE = 'en';

const FIELDS: Readonly<Record<FieldChange['field'], string>> = {
  name: 'Name',
  workspace: 'Workspace',
  service: 'Service',
  status: 'Status',
  scopes: 'Scopes',
  allowedHostnames: 'Hostnames',
};

const KINDS: Readonly<Record<SourceKind, string>> = {
  imported: 'Imported',
  typed: 'Written by hand',
  policy: 'Set by your organisation',
};

const ago = (then: string, now: Date) => age(then, now, LANGUAGE, 'just now');
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Keys, and by name what can't be read. */
function forgotten(keys: number, unread: readonly string[]): string {
  if (unread.length === 0) return common.keys(keys);
  const names = new Intl.ListFormat(LANGUAGE).format(unread.map(name => `“${name}”`));
  return `${keys === 0 ? '' : `${common.keys(keys)}, and `}what can’t be read here: ${names}`;
}

/** What the options page says. */
export const options = {
  title: 'Hoko Keys',
  intro:
    'The keys this browser knows. Only descriptions are kept here: names, scopes and hostnames, never a key’s value.',

  // The sources
  sourcesTitle: 'Keys',
  noSources:
    'No keys yet. In VS Code, run “Hoko: Copy Snapshot for Browser” and paste what it copied below; or drop your team’s .vscode/settings.json there; or write a key by hand.',
  kind: (kind: SourceKind) => KINDS[kind],
  typedName: 'written by hand',
  taken: (then: string, now: Date) => `taken ${ago(then, now)}`,
  read: (then: string, now: Date) => `read ${ago(then, now)}`,
  written: (then: string, now: Date) => `changed ${ago(then, now)}`,
  policyNote: 'It can’t be changed or removed here.',
  showMore: (number: number, left: number) => `Show ${grouped(number)} more of ${grouped(left)}`,
  moreEntries: (number: number) => `and ${grouped(number)} more`,
  update: 'Update…',
  remove: 'Remove…',
  removeAll: 'Remove all…',
  removeSure: (name: string) => `Remove “${name}”?`,
  removeSureDetail: (keys: number) =>
    `This browser forgets ${keys === 1 ? 'its 1 key' : `its ${common.keys(keys)}`}. Nothing changes in your editor or at Hoko.`,
  removeKeySure: (name: string) => `Remove the key “${name}”?`,
  removeKeyDetail: 'This browser forgets it. Nothing changes in your editor or at Hoko.',
  removeAllSure: 'Remove all keys?',
  /** @param unread names of what can't be read */
  removeAllDetail: (keys: number, unread: readonly string[], policyStays: boolean) =>
    [
      `This browser forgets ${forgotten(keys, unread)}.`,
      ...(unread.length > 0 ? ['Download first what you may need.'] : []),
      ...(policyStays ? ['What your organisation set stays.'] : []),
      'Nothing changes in your editor or at Hoko.',
    ].join(' '),
  removeVerb: 'Remove',
  removed: (name: string) => `“${name}” was removed.`,
  gone: (policyStays: boolean) =>
    policyStays ? 'All keys were removed but those your organisation set.' : 'All keys were removed.',
  policyRefused: 'Your organisation’s keys can’t be read. What they were before is kept.',
  policyWithheld:
    'There is a policy, but no keys are in it. Chrome and Edge hold all of them back where one field has a wrong type; chrome://policy says which.',
  policyProblems: 'Your organisation’s keys: worth a look by those who set them',

  // What is kept and can’t be read
  unreadNameless: 'Keys without a name',
  unreadKind: 'Can’t be read here',
  unreadNote:
    'This version of the extension can’t read this. It is kept as it is, since another version may; no verdict counts it.',
  unreadRemoveDetail:
    'This browser forgets it for good. Download it first if you may need it. Nothing changes in your editor or at Hoko.',
  unreadSaved: (file: string) => `It was saved as ${file}.`,
  unreadHoldsValue: 'Something in it looks like a key’s value, so it was not saved as a file.',

  // Taking keys along
  copySnapshot: 'Copy snapshot',
  copyAll: 'Copy all',
  download: 'Download',
  downloadAll: 'Download all',
  allName: 'Hoko Keys',
  snapshotCopied: 'The snapshot is on the clipboard.',
  snapshotNotCopied: 'The browser didn’t let the snapshot onto the clipboard. Download it.',
  snapshotSaved: (file: string) => `The snapshot was saved as ${file}.`,
  tooMuch: (keys: number, bytes: number) =>
    `Together they are more than one snapshot holds: ${grouped(keys)} keys and ${megabytes(bytes)} at most. Take the sources one by one.`,

  // Bringing keys
  importTitle: 'Add or update keys',
  importHint:
    'Drop a file here, choose one, or paste its text: a snapshot, a settings.json or a .code-workspace.',
  chooseFile: 'Choose a file…',
  importLabel: 'Snapshot or settings.json',
  preview: 'Show what changes',
  reading: 'Reading…',
  updating: (name: string) => `Bring the newer text of “${name}”.`,
  dropHere: 'Drop the file to see what it changes',
  oneFile: 'Drop one file at a time.',
  noFile: 'There is no file and no text in what was dropped.',
  fileTooLarge: (file: string, bytes: number, limit: number) =>
    `“${file}” has ${megabytes(bytes)}. At most ${megabytes(limit)} are read: import the hoko.keys part alone.`,
  textTooLarge: (limit: number) =>
    `What was pasted has more than ${megabytes(limit)}. No more than that is read: paste the hoko.keys part alone.`,
  fileUnreadable: (file: string) => `“${file}” can’t be read. It may be a folder, or gone by now.`,
  unreadable: 'This text can’t be read.',
  refusedTitle: 'Nothing was changed',
  refusedFile: (file: string) => `Nothing was changed by “${file}”`,
  holdsValue:
    'This looks like a key’s value. Values never belong here: bring the description of the key alone, as “Hoko: Copy Snapshot for Browser” makes it.',
  valueGone: 'The text was removed from this page.',

  // What an import would change
  previewTitle: 'What will change',
  sourceName: 'Keep it as',
  sourceUpdates: 'This updates the source of that name.',
  sourceNew: 'This is a new source.',
  apply: 'Apply',
  noChange: 'Nothing: these keys are stored already.',
  added: (number: number) => `${common.keys(number)} added`,
  changed: (number: number) => `${common.keys(number)} changed`,
  removedKeys: (number: number) => `${common.keys(number)} removed`,
  unchanged: (number: number) => `${common.keys(number)} unchanged`,
  field: (field: FieldChange['field']) => FIELDS[field],
  nothing: 'none',
  becomes: 'becomes',
  skippedTitle: 'Worth a look',
  applied: (name: string) => `Applied: “${name}” is up to date.`,
  changedMeanwhile: 'The keys were changed on another page. Look again at what will change.',
  notKept:
    'The browser didn’t keep this: its storage for the extension is full, or can’t be used. Nothing was changed.',

  // A key written by hand
  typedTitle: 'Write a key by hand',
  typedHint: 'For a key that no file describes.',
  typedNew: 'Write a key…',
  editTitle: (name: string) => `Edit “${name}”`,
  edit: 'Edit…',
  nameLabel: 'Name',
  nameMissing: 'Give the key a name.',
  hostnamesLabel: 'Allowed hostnames',
  hostnamesHint: 'One a line, as in Hoko’s dashboard. Empty: any hostname passes.',
  hostnamesWrong: 'Correct the entries below, or take them out.',
  tooManyLines: (limit: number) => `At most ${grouped(limit)} hostnames are taken.`,
  scopesLabel: 'Scopes',
  scopesMissing: 'Choose at least one scope.',
  scopeType: (type: 'read' | 'write') => ({ read: 'Read', write: 'Write' })[type],
  fieldHeldValue: 'That looked like a key’s value, and was removed from this page. Values never belong here.',
  use: (entry: string) => `Use ${entry}`,
  addToo: (entry: string) => `Add ${entry}`,
  takeOut: (entry: string) => `Take out ${entry}`,
  save: 'Save key',
  discardSure: (name: string) =>
    name === '' ? 'Discard the new key?' : `Discard what you changed in “${name}”?`,
  discardDetail: 'What you wrote and didn’t save would be lost.',
  discardVerb: 'Discard',
  saved: (name: string) => `“${name}” was saved.`,
  keyChangedMeanwhile:
    'Not saved yet: this key was changed or removed meanwhile. What is kept now stands above; saving again puts this in its place.',

  // Where proposals go
  editorTitle: 'Your editor',
  editorLabel: 'Proposals open in',
  editorSaved: (editor: string) => `Proposals open in ${editor}.`,
};
