import type { FieldChange } from '../../keys/diff.ts';
import { common } from './common.ts';

const FIELDS: Readonly<Record<FieldChange['field'], string>> = {
  name: 'Name',
  workspace: 'Workspace',
  service: 'Service',
  status: 'Status',
  scopes: 'Scopes',
  allowedHostnames: 'Hostnames',
};

/** What the options page says. */
export const options = {
  title: 'Hoko Keys: the keys it knows',
  intro:
    'Paste a snapshot from VS Code (“Hoko: Copy Snapshot for Browser”) or a whole .vscode/settings.json. Only descriptions are kept: never a key’s value.',
  importLabel: 'Snapshot or settings.json',
  preview: 'Show what changes',
  apply: 'Apply',
  previewTitle: 'What will change',
  noChange: 'Nothing: these keys are stored already.',
  added: (count: number) => `${common.keys(count)} added`,
  changed: (count: number) => `${common.keys(count)} changed`,
  removed: (count: number) => `${common.keys(count)} removed`,
  unchanged: (count: number) => `${common.keys(count)} unchanged`,
  field: (field: FieldChange['field']) => FIELDS[field],
  nothing: 'none',
  skippedTitle: 'Worth a look',
  refusedTitle: 'Nothing was changed',
  valueGone: 'The text was removed from this page.',
  storedTitle: 'Stored keys',
  storedNone: 'None yet.',
  storedSummary: (count: number, readAgo: string) => `${common.keys(count)} by ${readAgo}.`,
  removeAll: 'Remove all',
  removeAllSure: 'Remove all stored keys from this browser?',
  applied: 'Applied.',
  gone: 'All keys were removed.',
};
