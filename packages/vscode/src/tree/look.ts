import { isScope, type Problem, scopeType } from '@hoko-keys/shared';
import { isFixable } from '../hostnames/fix-hostname.ts';
import { keysLabel, scopesLabel } from '../keys/describe.ts';
import { needsAttention } from '../keys/key-problems.ts';
import { problemId } from '../keys/listing.ts';
import { type Place, placeName } from '../settings/place.ts';
import type { L10n } from '../words/l10n.ts';
import { listed } from '../words/listed.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import { sayKey } from './key-line.ts';
import type { EntryNode, GroupNode, KeyNode, Node } from './nodes.ts';

/** How a node looks, before it becomes a `TreeItem`. */
export interface Look {
  readonly label: string;
  readonly description?: string;
  /** A codicon's id, and the theme colour that goes with it; never colour alone. */
  readonly icon: string;
  readonly iconColor?: string;
  /** Whether there is something below it, and whether it is shown at first. */
  readonly below: 'nothing' | 'closed' | 'open';
  /** Flags for the menus' `when` clauses, apart by spaces. */
  readonly flags: string;
  /** For someone who hears it. */
  readonly aloud: string;
}

/** A row's line is cut after so many of a list; the rows below it show all of it. */
const MOST_LISTED = 10;

const WARNING = { icon: 'warning', iconColor: 'list.warningForeground' } as const;
const ERROR = { icon: 'error', iconColor: 'list.errorForeground' } as const;

/** @param count how many problems a key is known to have; shown on its line, so that none has to be opened to find out */
export function lookOf(node: Node, l10n: L10n, count = 0): Look {
  switch (node.kind) {
    case 'group':
      return groupLook(node, l10n);
    case 'key':
      return keyLook(node, l10n, count);
    case 'entry':
      return entryLook(node, l10n);
    case 'anyHostname': {
      const label = l10n.t('any hostname');
      const description = l10n.t('the list is empty');
      return leaf(label, 'globe', 'anyHostname', description);
    }
    case 'moreEntries': {
      const label = node.count === 1 ? l10n.t('1 more hostname') : l10n.t('{0} more hostnames', node.count);
      const description = l10n.t('in {0}', placeName(node.parent.placed.place, l10n));
      return leaf(label, 'ellipsis', 'moreEntries', description);
    }
    case 'scopes': {
      const { key } = node.parent.placed;
      const description = listed(key.scopes, MOST_LISTED, l10n);
      return { ...leaf(scopesLabel(key, l10n), 'shield', 'scopes', description), below: 'closed' };
    }
    case 'scope': {
      const { scope } = node;
      if (!isScope(scope)) return leaf(shown(scope), 'question', 'scope', l10n.t('unknown'));
      const read = scopeType(scope) === 'read';
      return leaf(
        scope,
        read ? 'eye' : 'edit',
        'scope',
        read ? l10n.t('view data') : l10n.t('create or change data'),
      );
    }
    case 'warning': {
      const sentence = sayShown(node.problem);
      const aloud = listAloud([severityWord(node.problem, l10n), sentence]);
      return { ...leaf(sentence, 'warning', 'warning'), aloud, ...WARNING };
    }
    case 'noValues': {
      const label = l10n.t('No values on this machine');
      return leaf(label, 'info', 'noValues', keysLabel(node.count, l10n));
    }
    case 'problem': {
      const { problem } = node.placed;
      const label = shown(problemId(problem) ?? 'hoko.keys');
      const flags = ['problem', ...(problem.code === 'recordHoldsValue' ? ['holdsValue'] : [])];
      const aloud = sayAloud(label, problem, l10n);
      return { ...leaf(label, 'error', flags.join(' '), sayShown(problem)), aloud, ...ERROR };
    }
  }
}

const PLACE_ICONS = { folder: 'folder', workspaceFile: 'root-folder', user: 'account' } as const;

function groupLook({ by, children }: GroupNode, l10n: L10n): Look {
  const description = keysLabel(keysIn(children), l10n);
  const group =
    'place' in by
      ? leaf(placeTitle(by.place, l10n), PLACE_ICONS[by.place.kind], 'group place', description)
      : leaf(
          by.workspace === undefined ? l10n.t('No workspace named') : shown(by.workspace),
          'organization',
          'group',
          description,
        );
  return { ...group, below: 'open' };
}

/** A folder goes by its own name here: its file is called settings.json like every other's. */
function placeTitle(place: Place, l10n: L10n): string {
  return place.kind === 'user' ? l10n.t('User settings') : shown(place.name);
}

function keysIn(rows: GroupNode['children']): number {
  return rows.reduce((sum, row) => {
    if (row.kind === 'group') return sum + keysIn(row.children);
    return row.kind === 'key' ? sum + 1 : sum;
  }, 0);
}

function keyLook({ placed, value, behind }: KeyNode, l10n: L10n, count: number): Look {
  const { key } = placed;
  const { description, aloud } = sayKey(key, { value, behind, problems: count }, l10n);
  const flags = ['key', key.status, key.service];
  // What a revoked key has left is of no use anymore.
  if (value === 'here' && key.status === 'active') flags.push('hasValue');
  if (behind) flags.push('behind');
  return {
    label: shown(key.name),
    description,
    icon: key.status === 'revoked' ? 'circle-slash' : 'key',
    below: 'closed',
    flags: flags.join(' '),
    aloud,
  };
}

/** A problem that only informs stays in the tooltip, and is heard. */
function entryLook({ parent, entry, problems }: EntryNode, l10n: L10n): Look {
  const { status } = parent.placed.key;
  const fixable = problems.some(isFixable);
  const isShared = problems.some(({ code }) => code === 'entryPublicWildcard');
  const flags = ['entry', status, ...(fixable ? ['fixable'] : []), ...(isShared ? ['shared'] : [])];
  const label = shown(entry);
  const look = leaf(label || '""', 'globe', flags.join(' '));
  const [worst] = problems;
  if (worst === undefined) return look;
  const aloud = sayAloud(label || l10n.t('empty entry'), worst, l10n);
  if (!needsAttention(worst)) return { ...look, aloud };
  return { ...look, description: withoutEntry(sayShown(worst), look.label), aloud, ...dress(worst) };
}

/** A row with a problem, for someone who does not see its icon. */
function sayAloud(label: string, problem: Problem, l10n: L10n): string {
  return listAloud([label, severityWord(problem, l10n), withoutEntry(sayShown(problem), label)]);
}

function listAloud(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join(', ');
}

/** What the icon says; what only informs has none. */
function severityWord({ severity }: Problem, l10n: L10n): string | undefined {
  switch (severity) {
    case 'error':
      return l10n.t('error');
    case 'warning':
      return l10n.t('warning');
    case 'info':
      return undefined;
  }
}

/** A sentence without the entry it begins with, which the label before it says already. */
function withoutEntry(sentence: string, label: string): string {
  const start = `“${label}” `;
  return sentence.startsWith(start) ? sentence.slice(start.length) : sentence;
}

function dress({ severity }: Problem): Pick<Look, 'icon' | 'iconColor'> {
  return severity === 'error' ? ERROR : WARNING;
}

function leaf(label: string, icon: string, flags: string, description?: string): Look {
  return {
    label,
    ...(description === undefined ? {} : { description }),
    icon,
    below: 'nothing',
    flags,
    aloud: description === undefined ? label : `${label}, ${description}`,
  };
}
