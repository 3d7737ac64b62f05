import type { Language } from '@hoko-keys/shared';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { options } from '../texts/en/options.ts';
import type { TextsLike } from '../texts/texts-like.ts';

export type OptionsTexts = TextsLike<typeof options>;

const Context = createContext<OptionsTexts>(options);

export const OptionsTextsProvider = Context.Provider;

/** What the options page says, in the reader's language. */
export function useOptionsTexts(): OptionsTexts {
  return useContext(Context);
}

export async function loadOptionsTexts(language: Language): Promise<OptionsTexts> {
  return language === 'ar' ? (await import('../texts/ar/options.ts')).options : options;
}
