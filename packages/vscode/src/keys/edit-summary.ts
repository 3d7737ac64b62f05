import {
  type ApiKey,
  admittedBy,
  atOnce,
  isScope,
  judge,
  type LintContext,
  lintBeside,
  lintHostnames,
  type Problem,
  parsePattern,
  rulesFor,
  type WrittenList,
  writtenInSteps,
} from '@hoko-keys/shared';
import type { L10n } from '../words/l10n.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';
import { problemKey } from './distinct-problems.ts';
import { differenceOf } from './key-difference.ts';
import { sayScope } from './scope-words.ts';

/** What an edit does, in lines for a person. */
export interface EditSummary {
  /** What becomes allowed, with what there is to say about it. */
  readonly opens: readonly string[];
  /** What stops working. */
  readonly closes: readonly string[];
  /** What was taken out of the list and is let in all the same. */
  readonly stays: readonly string[];
  /** Whether any hostname will pass that did not before. */
  readonly opensAll: boolean;
}

/** @param context without its suffixes, nothing is said about public suffixes */
export function summarizeEdit(
  before: ApiKey,
  after: ApiKey,
  l10n: L10n,
  context: Pick<LintContext, 'suffixes'> = {},
): EditSummary {
  const { scopes, hostnames } = differenceOf(before, after);
  const wasOpen = before.allowedHostnames.length === 0;
  const opensAll = !wasOpen && after.allowedHostnames.length === 0;
  const list = atOnce(writtenInSteps(after.allowedHostnames));
  const still = (entry: string) => letsInStill(entry, after, list);
  const removed = hostnames.removed.filter(entry => !still(entry));
  return {
    opensAll,
    opens: [
      ...scopes.added.map(scope => l10n.t('May now {0}', scopeWords(scope, l10n))),
      ...(opensAll ? [l10n.t('With an empty list, any hostname will pass.')] : []),
      ...(wasOpen ? [] : hostnames.added.map(entry => sayAdmitted(entry, after))),
      ...freshWarnings(before, after, context).map(problem => `⚠ ${sayShown(problem)}`),
    ],
    closes: [
      ...scopes.removed.map(scope => l10n.t('May no longer {0}', scopeWords(scope, l10n))),
      ...(wasOpen && after.allowedHostnames.length > 0
        ? [
            l10n.t(
              'The list was empty, so any hostname passed. From now on only: {0}',
              after.allowedHostnames.map(shown).join(', '),
            ),
          ]
        : []),
      ...(opensAll ? [] : removed.map(entry => l10n.t('Calls from pages on {0}', shown(entry)))),
    ],
    stays: opensAll
      ? []
      : hostnames.removed
          .filter(still)
          .map(entry => l10n.t('{0} is let in by the rest of the list', shown(entry))),
  };
}

function scopeWords(scope: string, l10n: L10n): string {
  return isScope(scope) ? `${sayScope(scope, l10n)} (${scope})` : shown(scope);
}

function sayAdmitted(entry: string, key: ApiKey): string {
  const parsed = parsePattern(entry);
  return parsed.ok
    ? `${shown(entry)}: ${sayShown(admittedBy(parsed.pattern, rulesFor(key, {})))}`
    : shown(entry);
}

/** Whether the rest of a list covers an entry for certain; what rests on an assumption is not said to stay. */
function letsInStill(entry: string, after: ApiKey, list: WrittenList): boolean {
  const parsed = parsePattern(entry);
  if (!parsed.ok || after.allowedHostnames.length === 0) return false;
  if (parsed.pattern.kind === 'wildcard') {
    return lintBeside(entry, list).some(({ code }) => code === 'entryDuplicate');
  }
  const verdict = judge(after, { origin: `https://${parsed.pattern.hostname}` }, rulesFor(after, {}));
  return verdict.outcome === 'allowed' && verdict.assumptions.length === 0;
}

function freshWarnings(before: ApiKey, after: ApiKey, context: LintContext): Problem[] {
  const warningsOf = (key: ApiKey) =>
    lintHostnames(key.allowedHostnames, { ...context, key }).filter(({ severity }) => severity !== 'info');
  const known = new Set(warningsOf(before).map(problemKey));
  return warningsOf(after).filter(problem => !known.has(problemKey(problem)));
}
