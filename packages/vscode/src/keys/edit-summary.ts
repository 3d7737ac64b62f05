import {
  type ApiKey,
  admittedBy,
  isScope,
  type LintContext,
  lintBeside,
  lintInSteps,
  type Problem,
  parsePattern,
  rulesFor,
  type WrittenList,
  writtenInSteps,
} from '@hoko-keys/shared';
import { flatMapInSteps } from '../in-slices.ts';
import type { L10n } from '../words/l10n.ts';
import { listed } from '../words/listed.ts';
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

/**
 * With pauses: a list may have a hundred thousand entries.
 *
 * @param context without its suffixes, nothing is said about public suffixes
 */
export function* summarizeEdit(
  before: ApiKey,
  after: ApiKey,
  l10n: L10n,
  context: Pick<LintContext, 'suffixes'> = {},
): Generator<undefined, EditSummary> {
  const { scopes, hostnames } = differenceOf(before, after);
  const wasOpen = before.allowedHostnames.length === 0;
  const opensAll = !wasOpen && after.allowedHostnames.length === 0;
  const list = yield* writtenInSteps(after.allowedHostnames);
  const removed = yield* flatMapInSteps(opensAll ? [] : hostnames.removed, entry => [
    { entry, isLetIn: isLetIn(entry, list) },
  ]);
  const added = yield* flatMapInSteps(wasOpen ? [] : hostnames.added, entry => [sayAdmitted(entry, after)]);
  const warnings = yield* freshWarnings(before, after, context);
  return {
    opensAll,
    opens: [
      ...scopes.added.map(scope => l10n.t('May now {0}', scopeWords(scope, l10n))),
      ...(opensAll ? [l10n.t('With an empty list, any hostname will pass.')] : []),
      ...added,
      ...warnings,
    ],
    closes: [
      ...scopes.removed.map(scope => l10n.t('May no longer {0}', scopeWords(scope, l10n))),
      ...(wasOpen && after.allowedHostnames.length > 0
        ? [
            l10n.t(
              'The list was empty, so any hostname passed. From now on only: {0}',
              listed(after.allowedHostnames, MAX_LISTED, l10n),
            ),
          ]
        : []),
      ...removed.flatMap(({ entry, isLetIn }) =>
        isLetIn ? [] : [l10n.t('Calls from pages on {0}', shown(entry))],
      ),
    ],
    stays: removed.flatMap(({ entry, isLetIn }) =>
      isLetIn ? [l10n.t('{0} is let in by the rest of the list', shown(entry))] : [],
    ),
  };
}

/** So many of a list fit in a line. */
const MAX_LISTED = 8;

function scopeWords(scope: string, l10n: L10n): string {
  return isScope(scope) ? `${sayScope(scope, l10n)} (${scope})` : shown(scope);
}

function sayAdmitted(entry: string, key: ApiKey): string {
  const parsed = parsePattern(entry);
  return parsed.ok
    ? `${shown(entry)}: ${sayShown(admittedBy(parsed.pattern, rulesFor(key, {})))}`
    : shown(entry);
}

/** Whether the rest of a list makes an entry needless for certain; what rests on an assumption is not said to stay. */
function isLetIn(entry: string, list: WrittenList): boolean {
  return lintBeside(entry, list).some(({ code }) => code === 'entryDuplicate' || code === 'entryCovered');
}

function* freshWarnings(
  before: ApiKey,
  after: ApiKey,
  context: LintContext,
): Generator<undefined, readonly string[]> {
  const known = new Set((yield* warningsOf(before, context)).map(problemKey));
  const problems = yield* warningsOf(after, context);
  return yield* flatMapInSteps(problems, problem =>
    known.has(problemKey(problem)) ? [] : [`⚠ ${sayShown(problem)}`],
  );
}

function* warningsOf(key: ApiKey, context: LintContext): Generator<undefined, readonly Problem[]> {
  const { ofEntries, ofList } = yield* lintInSteps(key.allowedHostnames, { ...context, key });
  return [...ofEntries.flat(), ...ofList].filter(({ severity }) => severity !== 'info');
}
