import {
  type ApiKey,
  judge,
  nearestMiss,
  normalizeHostname,
  type Outcome,
  type PublicSuffixes,
  previewAdvice,
  rulesFor,
  type Verdict,
  widerFixes,
} from '@hoko-keys/shared';
import type { PlacedKey } from '../keys/listing.ts';
import { placeName } from '../settings/place.ts';
import { say, sayAssumption, sayObservation } from '../words/core-words.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';

/**
 * The `Origin` a page at this address would send: of a URL its own, of a hostname https.
 *
 * @returns undefined where there is no hostname in the text
 */
export function originOf(text: string): string | undefined {
  const hostname = normalizeHostname(text);
  if (hostname === undefined) return undefined;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text.trim())?.[1]?.toLowerCase() ?? 'https';
  const port = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@]*@)?(?:\[[^\]]*\]|[^/:]*):(\d+)(?:[/?#]|$)/i.exec(
    text.trim(),
  )?.[1];
  return `${scheme}://${hostname}${port === undefined ? '' : `:${port}`}`;
}

const ORDER: readonly Outcome[] = ['allowed', 'undetermined', 'blocked'];

/**
 * Every key's verdict on one origin, as Markdown: verdict, reason, the entry that almost matched, what it rests on, and the
 * fixes, smallest first.
 */
export function report(
  keys: readonly PlacedKey[],
  origin: string,
  l10n: L10n,
  suffixes: PublicSuffixes,
): string {
  const judged = keys.map(placed => ({
    placed,
    verdict: judge(placed.key, { origin }, rulesFor(placed.key, {})),
  }));
  const sections = ORDER.flatMap(outcome => {
    const group = judged.filter(({ verdict }) => verdict.outcome === outcome);
    return group.map(({ placed, verdict }) =>
      section(placed, verdict, explain(placed.key, verdict, origin, suffixes, l10n), l10n),
    );
  });
  const head = [
    `# ${code(origin)}`,
    l10n.t(
      'What each key does with a call from a page at this address, by its description in the settings. Hoko’s own list may differ.',
    ),
  ];
  const body = sections.length > 0 ? sections : [l10n.t('There are no keys yet.')];
  return `${[...head, ...body].join('\n\n')}\n`;
}

function section(
  { key, place }: PlacedKey,
  verdict: Verdict,
  explanation: readonly string[],
  l10n: L10n,
): string {
  const lines = [...explanation, l10n.t('By {0}.', asText(placeName(place, l10n)))];
  return `## ${outcomeMark(verdict)} ${asText(key.name)}: ${outcomeWord(verdict, l10n)}${serviceWord(key, l10n)}\n\n${lines.map(line => `- ${line}`).join('\n')}`;
}

/** Why, what it rests on, and what would let the caller in; of a revoked key only that it is. */
function explain(
  key: ApiKey,
  verdict: Verdict,
  origin: string,
  suffixes: PublicSuffixes,
  l10n: L10n,
): readonly string[] {
  if (key.status === 'revoked') return [asSentence(say({ code: 'revoked', args: {} }))];
  const rules = rulesFor(key, {});
  const miss = nearestMiss(key.allowedHostnames, { origin }, rules);
  const advice = previewAdvice(verdict, key.allowedHostnames, suffixes);
  return [
    ...verdict.reasons.map(reason => asSentence(say(reason))),
    ...(miss === undefined ? [] : [asSentence(say(miss))]),
    ...verdict.assumptions.map(question => asSentence(sayAssumption(question))),
    ...verdict.observations.map(observation => asSentence(sayObservation(observation))),
    ...widerFixes(verdict, suffixes, rules).map(
      ({ entry, admits }) => `${l10n.t('To let it in, add {0}.', code(entry))} ${asSentence(say(admits))}`,
    ),
    ...(advice === undefined ? [] : [asSentence(say(advice))]),
  ];
}

function outcomeMark({ outcome }: Verdict): string {
  return { allowed: '✓', blocked: '✗', undetermined: '?' }[outcome];
}

/** “probably” as soon as the verdict rests on an assumption. */
function outcomeWord({ outcome, assumptions }: Verdict, l10n: L10n): string {
  const probably = assumptions.length > 0;
  if (outcome === 'allowed') return probably ? l10n.t('probably allowed') : l10n.t('allowed');
  if (outcome === 'blocked') return probably ? l10n.t('probably blocked') : l10n.t('blocked');
  return l10n.t('undetermined');
}

function serviceWord({ service }: ApiKey, l10n: L10n): string {
  return service === 'emulator' ? ` (${l10n.t('emulator')})` : '';
}

/** A sentence, with wildcards as code: their `*` would be markup. */
export function asSentence(message: string): string {
  return message
    .split(/(\*(?:\.[\p{L}\p{N}-]+)+)/u)
    .map((part, i) => (i % 2 === 1 ? code(part) : escapeMarkdown(part)))
    .join('');
}

/** Text from a settings file is text, never Markdown. */
export function asText(text: string): string {
  return escapeMarkdown(shown(text));
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&');
}

export function code(text: string): string {
  return `\`${shown(text).replaceAll('`', 'ˋ')}\``;
}
