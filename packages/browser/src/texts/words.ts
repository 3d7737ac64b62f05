import {
  type Catalogue,
  type Language,
  loadCatalogue,
  type Message,
  type Observation,
  type Question,
  say,
  sayAssumption,
  sayObservation,
} from '@hoko-keys/shared';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { shown } from '../ui/shown.ts';
import { common } from './en/common.ts';
import type { TextsLike } from './texts-like.ts';

export type CommonTexts = TextsLike<typeof common>;

/** What every view says, in the reader's language. */
export interface Words {
  readonly language: Language;
  readonly texts: CommonTexts;
  say(message: Message): string;
  sayAssumption(question: Question): string;
  sayObservation(observation: Observation): string;
}

function wordsOf(language: Language, texts: CommonTexts, catalogue?: Catalogue): Words {
  return {
    language,
    texts,
    say: message => say(withShownArgs(message), catalogue),
    sayAssumption: question => sayAssumption(question, catalogue),
    sayObservation: observation => sayObservation(observation, catalogue),
  };
}

/** Strangers' texts go into a sentence only as they may be shown. */
function withShownArgs(message: Message): Message {
  const args = Object.entries(message.args).map(([name, arg]) => [name, shownArg(arg)]);
  return { ...message, args: Object.fromEntries(args) } as Message;
}

function shownArg(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(shownArg);
  return typeof arg === 'string' ? shown(arg) : arg;
}

const english: Words = wordsOf('en', common);

const Context = createContext(english);

/** Gives the views below it their words; without it they speak English. */
export const WordsProvider = Context.Provider;

export function useWords(): Words {
  return useContext(Context);
}

/** The words of a language; other than the English ones they are a chunk of their own. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'en') return english;
  const [{ common: texts }, catalogue] = await Promise.all([
    import('./ar/common.ts'),
    loadCatalogue(language),
  ]);
  return wordsOf(language, texts, catalogue);
}
