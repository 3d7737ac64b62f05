import { isScope, type Problem, scopeType } from '@hoko-keys/shared';
import { hostnamesLabel } from '../keys/describe.ts';
import { needsAttention } from '../keys/key-problems.ts';
import { placeName } from '../settings/place.ts';
import type { L10n } from '../words/l10n.ts';
import { listed } from '../words/listed.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import type { ValuePresence } from './key-line.ts';
import { lookOf } from './look.ts';
import type { KeyNode, Node } from './nodes.ts';

/** What a row's tooltip says. It never holds a value. */
export interface Tooltip {
  readonly heading: string;
  readonly lines: readonly TooltipLine[];
}

/** A line of text, and the codicon before it. */
interface TooltipLine {
  readonly icon?: string;
  readonly text: string;
}

/** A list is cut after so many; the rows below the key show all of it. */
const MOST_LISTED = 10;

/** @param problems what is wrong with a key, the worst first */
export function tooltipOf(node: Node, l10n: L10n, problems: readonly Problem[] = []): Tooltip {
  switch (node.kind) {
    case 'key':
      return { heading: shown(node.placed.key.name), lines: keyLines(node, l10n, problems) };
    case 'entry':
      return {
        heading: shown(node.entry),
        lines: node.problems.map(problem => ({ icon: ICONS[problem.severity], text: sayShown(problem) })),
      };
    case 'problem': {
      const { problem, place } = node.placed;
      return { heading: placeName(place, l10n), lines: [{ icon: 'error', text: sayShown(problem) }] };
    }
    case 'noValues': {
      const text = l10n.t(
        'A value is kept on the machine it was given to, and never in the settings. Whoever has the keys’ values can pass them on; Hoko shows a value once, when its key is created.',
      );
      return { heading: lookOf(node, l10n).label, lines: [{ text }] };
    }
    default: {
      const { label, description } = lookOf(node, l10n);
      return { heading: label, lines: description === undefined ? [] : [{ text: description }] };
    }
  }
}

const ICONS = { error: 'error', warning: 'warning', info: 'info' } as const;

function keyLines(
  { placed, value, behind }: KeyNode,
  l10n: L10n,
  problems: readonly Problem[],
): TooltipLine[] {
  const { key, place } = placed;
  const isActive = key.status === 'active';
  const said = isActive ? sayValue(value, l10n) : undefined;
  const isEmpty = key.allowedHostnames.length === 0;
  return [
    isActive ? { icon: 'pass', text: l10n.t('Active') } : { icon: 'circle-slash', text: l10n.t('Revoked') },
    {
      icon: 'globe',
      text: isEmpty ? hostnamesLabel(key, l10n) : listed(key.allowedHostnames, MOST_LISTED, l10n),
    },
    ...scopeLines(key.scopes, l10n),
    ...(behind
      ? [
          {
            icon: 'checklist',
            text: l10n.t('Not yet changed in Hoko’s dashboard: until then Hoko goes by what it has.'),
          },
        ]
      : []),
    ...(said === undefined ? [] : [{ icon: 'lock', text: said }]),
    ...(key.service === 'emulator'
      ? [{ icon: 'server-process', text: l10n.t('Issued by the emulator') }]
      : []),
    ...(key.workspace === undefined
      ? []
      : [{ icon: 'organization', text: l10n.t('Workspace: {0}', shown(key.workspace)) }]),
    ...(key.createdAt === undefined
      ? []
      : [{ icon: 'calendar', text: l10n.t('Created: {0}', key.createdAt.slice(0, 10)) }]),
    { icon: 'file', text: l10n.t('Described in {0}', placeName(place, l10n)) },
    ...problems
      .filter(needsAttention)
      .slice(0, MOST_LISTED)
      .map(problem => ({ icon: ICONS[problem.severity], text: sayShown(problem) })),
  ];
}

const SCOPE_ICONS = { read: 'eye', write: 'edit', unknown: 'question' } as const;

/** A line for each type of scope there is. */
function scopeLines(scopes: readonly string[], l10n: L10n): TooltipLine[] {
  const byType = Map.groupBy(scopes, scope => (isScope(scope) ? scopeType(scope) : 'unknown'));
  return [...byType].map(([type, some]) => ({
    icon: SCOPE_ICONS[type],
    text: listed(some, MOST_LISTED, l10n),
  }));
}

function sayValue(value: ValuePresence, l10n: L10n): string | undefined {
  switch (value) {
    case 'here':
      return l10n.t('Value: in this machine’s secret storage');
    case 'missing':
      return l10n.t('Value: not on this machine');
    case 'differs':
      return l10n.t('Value: not the one the record’s fingerprint names. The team may have a newer one.');
    case 'unknown':
      return undefined;
  }
}
