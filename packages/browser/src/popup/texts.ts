import type { Language } from '@hoko-keys/shared';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { popup } from '../texts/en/popup.ts';
import type { TextsLike } from '../texts/texts-like.ts';

export type PopupTexts = TextsLike<typeof popup>;

const Context = createContext<PopupTexts>(popup);

export const PopupTextsProvider = Context.Provider;

/** What the popup says, in the reader's language. */
export function usePopupTexts(): PopupTexts {
  return useContext(Context);
}

export async function loadPopupTexts(language: Language): Promise<PopupTexts> {
  return language === 'ar' ? (await import('../texts/ar/popup.ts')).popup : popup;
}
