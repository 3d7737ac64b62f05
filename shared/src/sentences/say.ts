import type { Observation } from '../verdicts/judge.ts';
import type { Question } from '../verdicts/rules.ts';
import { en } from './en.ts';
import type { Catalogue, Language, Message, MessageArgs, MessageCode } from './messages.ts';

/** The sentence of a message, in English or by another catalogue (`loadCatalogue`). */
export function say<C extends MessageCode>(message: Message<C>, catalogue: Catalogue = en): string {
  const sentence = catalogue[message.code] as (args: Readonly<MessageArgs[C]>) => string;
  return sentence(message.args as Readonly<MessageArgs[C]>);
}

/** What a verdict assumes of an open question, in a sentence. */
export function sayAssumption(question: Question, catalogue: Catalogue = en): string {
  return catalogue[`assumes${capitalized(question)}`]({});
}

/** What Hoko was seen to do, and on which day (UTC), in a sentence. */
export function sayObservation({ question, answer, seenAt }: Observation, catalogue: Catalogue = en): string {
  const code = `observed${capitalized(question)}` as const;
  return say({ code, args: { answer, day: seenAt?.slice(0, 10) } } as Message, catalogue);
}

/** The words of a language; other than the English ones they are loaded when first asked for. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return language === 'ar' ? (await import('./ar.ts')).ar : en;
}

function capitalized<Q extends Question>(question: Q): Capitalize<Q> {
  return `${question.charAt(0).toUpperCase()}${question.slice(1)}` as Capitalize<Q>;
}
