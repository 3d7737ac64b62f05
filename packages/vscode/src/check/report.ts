import {
  judge,
  nearestMiss,
  type Outcome,
  type PublicSuffixes,
  previewAdvice,
  rulesFor,
  type Verdict,
  widerFixes,
} from '@hoko-keys/shared';
import { type Listing, type PlacedKey, problemId } from '../keys/listing.ts';
import { placeName } from '../settings/place.ts';
import { sayAssumption, sayObservation } from '../words/core-words.ts';
import type { L10n } from '../words/l10n.ts';
import { listed } from '../words/listed.ts';
import { sayShown } from '../words/say-shown.ts';
import { asSentence, asText, code } from './markdown.ts';

/** What was found out, to be read, and what it offers to change. */
export interface Report {
  readonly markdown: string;
  readonly fixes: readonly OfferedFix[];
}

/** An entry that would let the caller in. */
export interface OfferedFix {
  /** The key's id. */
  readonly key: string;
  readonly entry: string;
  /** The lines, from 0, of the key's heading, and of the sentence that names the entry. */
  readonly heading: number;
  readonly line: number;
}

/** A key and what it does with a caller. */
export interface JudgedKey {
  readonly placed: PlacedKey;
  readonly verdict: Verdict;
}

const ORDER: readonly Outcome[] = ['allowed', 'undetermined', 'blocked'];

/** As many keys of each outcome are explained; more would be no reading. */
const MAX_EXPLAINED = 100;

/** As many records that can't be read are named. */
const MAX_UNREAD = 10;

/** Every key's verdict on an origin: those that let it in first. */
export function judgeAll(keys: readonly PlacedKey[], origin: string): readonly JudgedKey[] {
  const judged = keys.map(placed => ({
    placed,
    verdict: judge(placed.key, { origin }, rulesFor(placed.key, {})),
  }));
  return ORDER.flatMap(outcome => judged.filter(({ verdict }) => verdict.outcome === outcome));
}

/**
 * Every key's verdict on one origin, as Markdown: verdict, reason, the entry that almost matched, what it rests on, and the
 * fixes, smallest first. What can't be read has none, which is told.
 */
export function report(
  { keys, problems }: Listing,
  origin: string,
  l10n: L10n,
  suffixes: PublicSuffixes,
): Report {
  const judged = judgeAll(keys, origin);
  const unread = [...new Set(problems.map(({ problem }) => problemId(problem) ?? 'hoko.keys'))];
  const counts = judged.length === 0 ? l10n.t('There are no keys yet.') : sayCounts(judged, l10n);
  const left = asSentence(l10n.t('Can’t be read, and left out here: {0}.', listed(unread, MAX_UNREAD, l10n)));
  const lines = [
    `# ${code(origin)}`,
    '',
    l10n.t(
      'What each key does with a call from a page at this address, by its description in the settings. Hoko’s own list may differ.',
    ),
    ...(judged.length === 0 && unread.length > 0 ? [] : ['', counts]),
    ...(unread.length === 0 ? [] : ['', left]),
  ];
  const fixes: OfferedFix[] = [];
  for (const outcome of ORDER) {
    const group = judged.filter(({ verdict }) => verdict.outcome === outcome);
    for (const one of group.slice(0, MAX_EXPLAINED)) {
      const { key, place } = one.placed;
      lines.push('', `## ${outcomeMark(outcome)} ${asText(key.name)}: ${sayVerdict(one, l10n)}`, '');
      const heading = lines.length - 2;
      for (const { sentence, entry } of explain(one, origin, suffixes, l10n)) {
        if (entry !== undefined) fixes.push({ key: key.id, entry, heading, line: lines.length });
        lines.push(`- ${sentence}`);
      }
      lines.push(`- ${l10n.t('Described in {0}.', asText(placeName(place, l10n)))}`);
    }
    const left = group.length - MAX_EXPLAINED;
    if (left > 0)
      lines.push('', l10n.t('Left out here: {0} more keys, {1}.', left, outcomeWord(outcome, false, l10n)));
  }
  return { markdown: `${lines.join('\n')}\n`, fixes };
}

/** `2 of 3 keys let it in.` Beside it, how many can't be told. */
export function sayCounts(judged: readonly JudgedKey[], l10n: L10n): string {
  const count = (wanted: Outcome) => judged.filter(({ verdict }) => verdict.outcome === wanted).length;
  const [allowed, open, all] = [count('allowed'), count('undetermined'), judged.length];
  const lets =
    all === 1
      ? allowed === 1
        ? l10n.t('The one key there is lets it in.')
        : l10n.t('The one key there is doesn’t let it in.')
      : l10n.t('{0} of {1} keys let it in.', allowed, all);
  return open === 0 ? lets : `${lets} ${l10n.t('For {0} it can’t be told.', open)}`;
}

/** A sentence, and the entry it offers to add. */
interface Told {
  readonly sentence: string;
  readonly entry?: string;
}

/** Why, what it rests on, and what would let the caller in; of a revoked key only that it is. */
function explain(
  { placed: { key }, verdict }: JudgedKey,
  origin: string,
  suffixes: PublicSuffixes,
  l10n: L10n,
): readonly Told[] {
  if (key.status === 'revoked') return [{ sentence: asSentence(sayShown({ code: 'revoked', args: {} })) }];
  const rules = rulesFor(key, {});
  const miss = nearestMiss(key.allowedHostnames, { origin }, rules);
  const advice = previewAdvice(verdict, key.allowedHostnames, suffixes);
  return [
    ...verdict.reasons.map(reason => ({ sentence: asSentence(sayShown(reason)) })),
    ...(miss === undefined ? [] : [{ sentence: asSentence(sayShown(miss)) }]),
    ...verdict.assumptions.map(question => ({ sentence: asSentence(sayAssumption(question)) })),
    ...verdict.observations.map(observation => ({ sentence: asSentence(sayObservation(observation)) })),
    ...widerFixes(verdict, suffixes, rules).map(({ entry, admits }) => ({
      sentence: `${l10n.t('To let it in, add {0}.', code(entry))} ${asSentence(sayShown(admits))}`,
      entry,
    })),
    ...(advice === undefined ? [] : [{ sentence: asSentence(sayShown(advice)) }]),
  ];
}

/** A sign for an outcome, to stand beside the word for it. */
export function outcomeMark(outcome: Outcome): string {
  return { allowed: '✓', blocked: '✗', undetermined: '?' }[outcome];
}

/** The verdict in a word or two, and whose key it is; “probably” as soon as it rests on an assumption. */
export function sayVerdict({ placed, verdict }: JudgedKey, l10n: L10n): string {
  const word = outcomeWord(verdict.outcome, verdict.assumptions.length > 0, l10n);
  return placed.key.service === 'emulator' ? `${word} (${l10n.t('emulator')})` : word;
}

function outcomeWord(outcome: Outcome, probably: boolean, l10n: L10n): string {
  if (outcome === 'allowed') return probably ? l10n.t('probably allowed') : l10n.t('allowed');
  if (outcome === 'blocked') return probably ? l10n.t('probably blocked') : l10n.t('blocked');
  return l10n.t('undetermined');
}
