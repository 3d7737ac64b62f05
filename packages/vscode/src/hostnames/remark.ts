import {
  isValueEntry,
  type LintContext,
  lintBeside,
  lintInSteps,
  type Problem,
  parsePattern,
  type WrittenList,
} from '@hoko-keys/shared';
import { flatMapInSteps } from '../in-slices.ts';
import type { Remark } from '../prompts/prompts.ts';
import type { L10n } from '../words/l10n.ts';
import { sayShown } from '../words/say-shown.ts';
import { shown } from '../words/shown.ts';

/**
 * What there is to say about an entry while it is typed: why it is none, or what it may not be meant to do.
 *
 * @param others the entries it will stand among, read once: each letter that is typed is looked at beside them
 * @param context without its suffixes, nothing is said about public suffixes
 */
export function remarkOnEntry(
  entry: string,
  others: WrittenList,
  l10n: L10n,
  context?: LintContext,
): Remark | undefined {
  if (isValueEntry(entry)) return valueRemark(l10n);
  const problems = lintBeside(entry, others, context);
  if (!parsePattern(entry).ok) return problems.map(problem => asRemark(problem, 'error', l10n))[0];
  const same = problems.find(({ code }) => code === 'entryDuplicate');
  if (same !== undefined) return asRemark(same, 'error', l10n);
  const first = problems.find(({ severity }) => severity === 'warning') ?? problems[0];
  return first && asRemark(first, first.severity, l10n);
}

/** Several entries typed in one box, apart by commas or spaces. */
export function splitEntries(text: string): string[] {
  return text.split(/[\s,;]+/).filter(entry => entry !== '');
}

/**
 * As `remarkOnEntry`, for a box of several, with pauses; the worst comes first. Nothing typed is a warning: any hostname will pass.
 */
export function* remarkOnEntries(
  text: string,
  l10n: L10n,
  context?: LintContext,
): Generator<undefined, Remark | undefined> {
  const entries = splitEntries(text);
  if (entries.length === 0) {
    return { severity: 'warning', message: l10n.t('With an empty list, any hostname will pass.') };
  }
  const values = yield* flatMapInSteps(entries, entry => (isValueEntry(entry) ? [entry] : []));
  if (values.length > 0) return valueRemark(l10n);
  const problems = (yield* lintInSteps(entries, context)).ofEntries.flat();
  const worst = (['error', 'warning', 'info'] as const).flatMap(
    severity => problems.find(problem => severityOf(problem) === severity) ?? [],
  )[0];
  if (worst === undefined) return undefined;
  const remark = asRemark(worst, severityOf(worst), l10n);
  if (remark.suggestion === undefined || !('entry' in worst.args)) return remark;
  const at = entries.indexOf(worst.args.entry);
  return { ...remark, suggestion: entries.with(at, remark.suggestion).join(', ') };
}

/** While a list is typed, what it has already is wrong. */
function severityOf({ code, severity }: Problem): Remark['severity'] {
  return code === 'entryDuplicate' ? 'error' : severity;
}

/** A pasted value is told without being repeated. */
function valueRemark(l10n: L10n): Remark {
  return { severity: 'error', message: l10n.t('This looks like a key’s value. A value never belongs here.') };
}

function asRemark(problem: Problem, severity: Remark['severity'], l10n: L10n): Remark {
  const { suggestion } = problem;
  if (suggestion === undefined) return { severity, message: sayShown(problem) };
  return { severity, message: `${sayShown(problem)} ${l10n.t('Meant: {0}', shown(suggestion))}`, suggestion };
}
