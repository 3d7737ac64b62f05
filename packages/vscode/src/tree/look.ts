import { isScope, type Problem, scopeType } from '@hoko-keys/shared';
import { fixOf } from '../hostnames/fix-hostname.ts';
import { describeKey, describeKeyAloud, hostnamesLabel, scopesLabel } from '../keys/describe.ts';
import { needsAttention } from '../keys/key-problems.ts';
import { problemId } from '../keys/listing.ts';
import { placeName } from '../settings/place.ts';
import type { L10n } from '../words/l10n.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import type { EntryNode, KeyNode, Node } from './nodes.ts';

/** How a node looks, before it becomes a `TreeItem`. */
export interface Look {
  readonly label: string;
  readonly description?: string;
  /** A codicon's id, and the theme colour that goes with it; never colour alone. */
  readonly icon: string;
  readonly iconColor?: string;
  readonly expandable: boolean;
  /** Flags for the menus' `when` clauses, apart by spaces. */
  readonly flags: string;
  /** For someone who hears it. */
  readonly aloud: string;
}

const WARNING = { icon: 'warning', iconColor: 'list.warningForeground' } as const;
const ERROR = { icon: 'error', iconColor: 'list.errorForeground' } as const;

/** @param count how many problems a key is known to have; shown on its line, so that none has to be opened to find out */
export function lookOf(node: Node, l10n: L10n, count = 0): Look {
  switch (node.kind) {
    case 'key':
      return keyLook(node, l10n, count);
    case 'entry':
      return entryLook(node);
    case 'anyHostname': {
      const label = l10n.t('any hostname');
      const description = l10n.t('the list is empty');
      return leaf(label, 'globe', 'anyHostname', description);
    }
    case 'scopes': {
      const { key } = node.parent.placed;
      const description = key.scopes.map(shown).join(', ');
      return { ...leaf(scopesLabel(key, l10n), 'shield', 'scopes', description), expandable: true };
    }
    case 'scope': {
      const { scope } = node;
      if (!isScope(scope)) return { ...leaf(shown(scope), 'question', 'scope', l10n.t('unknown')) };
      const read = scopeType(scope) === 'read';
      return leaf(
        scope,
        read ? 'eye' : 'edit',
        'scope',
        read ? l10n.t('view data') : l10n.t('create or change data'),
      );
    }
    case 'warning':
      return { ...leaf(sayShown(node.problem), 'warning', 'warning'), ...WARNING };
    case 'problem': {
      const { problem } = node.placed;
      const label = shown(problemId(problem) ?? 'hoko.keys');
      return { ...leaf(label, 'error', 'problem', sayShown(problem)), ...ERROR };
    }
  }
}

function keyLook({ placed, value }: KeyNode, l10n: L10n, count: number): Look {
  const { key } = placed;
  const flags = ['key', key.status, key.service, ...(value === 'here' ? ['hasValue'] : [])];
  return {
    label: shown(key.name),
    description: describeKey(key, value, count, l10n),
    icon: key.status === 'revoked' ? 'circle-slash' : 'key',
    expandable: true,
    flags: flags.join(' '),
    aloud: describeKeyAloud(key, value, count, l10n),
  };
}

/** A problem that only informs stays in the tooltip, and is heard. */
function entryLook({ parent, entry, problems }: EntryNode): Look {
  const { allowedHostnames, status } = parent.placed.key;
  const fixable = problems.some(problem => fixOf(problem, allowedHostnames) !== undefined);
  const look = leaf(shown(entry) || '""', 'globe', `entry ${status}${fixable ? ' fixable' : ''}`);
  const [worst] = problems;
  if (worst === undefined) return look;
  const aloud = `${look.label}, ${sayShown(worst)}`;
  if (!needsAttention(worst)) return { ...look, aloud };
  return { ...look, description: sayShown(worst), aloud, ...dress(worst) };
}

function dress({ severity }: Problem): Pick<Look, 'icon' | 'iconColor'> {
  return severity === 'error' ? ERROR : WARNING;
}

function leaf(label: string, icon: string, flags: string, description?: string): Look {
  return {
    label,
    ...(description === undefined ? {} : { description }),
    icon,
    expandable: false,
    flags,
    aloud: description === undefined ? label : `${label}, ${description}`,
  };
}

/** What a node's tooltip says: a heading, and lines below. It never holds a value. */
export function tooltipOf(node: Node, l10n: L10n): { heading: string; lines: string[] } {
  if (node.kind === 'key') {
    const { key, place } = node.placed;
    const value = {
      here: l10n.t('Value: in this machine’s secret storage'),
      missing: l10n.t('Value: not on this machine'),
      unknown: undefined,
    }[node.value];
    const lines = [
      key.status === 'revoked' ? l10n.t('Revoked') : l10n.t('Active'),
      key.allowedHostnames.length > 1
        ? key.allowedHostnames.map(shown).join(', ')
        : hostnamesLabel(key, l10n),
      key.scopes.map(shown).join(', '),
      key.service === 'emulator' ? l10n.t('Issued by the emulator') : undefined,
      key.workspace === undefined ? undefined : l10n.t('Workspace: {0}', shown(key.workspace)),
      key.createdAt === undefined ? undefined : l10n.t('Created: {0}', key.createdAt.slice(0, 10)),
      key.status === 'active' ? value : undefined,
      l10n.t('Described in {0}', placeName(place, l10n)),
    ];
    return { heading: shown(key.name), lines: lines.filter(line => line !== undefined) };
  }
  if (node.kind === 'entry') {
    return { heading: shown(node.entry), lines: node.problems.map(sayShown) };
  }
  if (node.kind === 'problem') {
    const { problem, place } = node.placed;
    return { heading: placeName(place, l10n), lines: [sayShown(problem)] };
  }
  const { label, description } = lookOf(node, l10n);
  return { heading: label, lines: description === undefined ? [] : [description] };
}
