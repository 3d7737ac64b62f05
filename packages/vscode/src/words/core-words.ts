import {
  type Catalogue,
  type Language,
  loadCatalogue,
  type Message,
  type MessageCode,
  type Observation,
  type Question,
  sayAssumption as sayAssumptionIn,
  say as sayIn,
  sayObservation as sayObservationIn,
} from '@hoko-keys/shared';

/** The core's words in the display language, as `vscode.l10n` has the extension's own; English until another is there. */
let catalogue: Catalogue | undefined;

/**
 * The language the core speaks under a display language.
 *
 * @param tag BCP 47, as `vscode.env.language` is
 */
export function languageOf(tag: string): Language {
  return /^ar\b/i.test(tag) ? 'ar' : 'en';
}

/** From when it is fulfilled, the core's sentences are in this language. */
export async function speak(language: Language): Promise<void> {
  catalogue = await loadCatalogue(language);
}

/** A message of the core as a sentence. */
export function say<C extends MessageCode>(message: Message<C>): string {
  return sayIn(message, catalogue);
}

/** What a verdict assumes of an open question, in a sentence. */
export function sayAssumption(question: Question): string {
  return sayAssumptionIn(question, catalogue);
}

/** What Hoko was seen to do, in a sentence. */
export function sayObservation(observation: Observation): string {
  return sayObservationIn(observation, catalogue);
}
