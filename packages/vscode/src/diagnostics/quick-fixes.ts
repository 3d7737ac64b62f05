import { type Problem, parsePattern, SCOPES } from '@hoko-keys/shared';
import type { Node } from 'jsonc-parser';
import { fixOf, sayChange } from '../hostnames/fix-hostname.ts';
import { splitEntries } from '../hostnames/remark.ts';
import { appendChild, layoutOf, removeItem, replaceNode } from '../settings/json-edit.ts';
import { nameOf, nodeAt, propertiesOf } from '../settings/json-nodes.ts';
import { keysNode } from '../settings/keys-node.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';
import type { FoundProblem } from './find-problems.ts';
import { takeValue } from './take-value.ts';

/** What mends a problem of a settings file: another text, or a flow that asks first. */
export type QuickFix =
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  | { readonly kind: 'flow'; readonly title: string; readonly flow: FixFlow };

/** `fixHostname`: changes the emulator too. `replaceShared`: asks for a domain of one's own. `moveValue`: into SecretStorage. */
export type FixFlow = 'fixHostname' | 'replaceShared' | 'moveValue';

/**
 * What can be done about a problem, the best first; empty where only a person can tell.
 *
 * @param text the one the problem was found in
 */
export function quickFixes(found: FoundProblem, text: string, l10n: L10n): readonly QuickFix[] {
  const { problem, place, id, placed, index } = found;
  if (problem.code === 'recordHoldsValue') {
    if (id === undefined || takeValue(text, place, id) === undefined) return [];
    return [
      { kind: 'flow', title: l10n.t('Move the value to this machine’s secret storage'), flow: 'moveValue' },
    ];
  }
  const record = id === undefined ? undefined : nodeAt(keysNode(text, place), [id]);
  if (record === undefined) return [];
  if (placed !== undefined && index !== undefined) return entryFixes(found, text, record, l10n);
  return recordFix(problem, text, record, l10n);
}

function entryFixes(
  { problem, placed, index }: FoundProblem,
  text: string,
  record: Node,
  l10n: L10n,
): QuickFix[] {
  const list = nodeAt(record, ['allowedHostnames']);
  const item = list?.children?.[index ?? 0];
  if (placed === undefined || list === undefined || item === undefined) return [];
  if (problem.code === 'entryPublicWildcard') {
    const title = l10n.t('Replace {0} with an entry on your own domain…', shown(problem.args.entry));
    return [{ kind: 'flow', title, flow: 'replaceShared' }];
  }
  if (problem.code === 'entryIsList' && placed.key.service === 'hoko')
    return splitFix(problem.args.entry, text, item, l10n);
  const change = fixOf(problem, new Set(placed.key.allowedHostnames));
  if (change === undefined) return [];
  const title = sayChange(change, l10n);
  // The emulator enforces its own copy of the list, so the two change together.
  if (placed.key.service === 'emulator') return [{ kind: 'flow', title: `${title}…`, flow: 'fixHostname' }];
  switch (change.kind) {
    case 'addHostname':
      return [
        {
          kind: 'text',
          title,
          text: appendChild(text, list, layoutOf(text), () => JSON.stringify(change.entry)),
        },
      ];
    case 'removeHostname':
      return [{ kind: 'text', title, text: removeItem(text, item) }];
    case 'replaceHostname':
      return [{ kind: 'text', title, text: replaceNode(text, item, JSON.stringify(change.by)) }];
  }
}

/** Several hostnames in one entry become as many entries, where each of them is one. */
function splitFix(entry: string, text: string, item: Node, l10n: L10n): QuickFix[] {
  const parts = splitEntries(entry);
  if (!parts.every(part => parsePattern(part).ok)) return [];
  const json = parts.map(part => JSON.stringify(part)).join(', ');
  return [
    {
      kind: 'text',
      title: l10n.t('Split into {0} entries', parts.length),
      text: replaceNode(text, item, json),
    },
  ];
}

function recordFix(problem: Problem, text: string, record: Node, l10n: L10n): QuickFix[] {
  if (problem.code === 'recordUnknownField') {
    const { field } = problem.args;
    const property = propertiesOf(record).find(one => nameOf(one) === field);
    if (property === undefined) return [];
    return [{ kind: 'text', title: l10n.t('Remove “{0}”', shown(field)), text: removeItem(text, property) }];
  }
  if (problem.code !== 'recordUnknownScope') return [];
  const { scope } = problem.args;
  const item = nodeAt(record, ['scopes'])?.children?.find(({ value }) => value === scope);
  const meant = SCOPES.find(known => known.toLowerCase() === lettersOf(scope));
  if (item === undefined || meant === undefined) return [];
  const title = l10n.t('Replace {0} with {1}', shown(scope), meant);
  return [{ kind: 'text', title, text: replaceNode(text, item, JSON.stringify(meant)) }];
}

/** Of `links:read` and `Links_Read` what they share with `linksRead`. */
function lettersOf(scope: string): string {
  return scope.toLowerCase().replaceAll(/[^a-z]/g, '');
}
