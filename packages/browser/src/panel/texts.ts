import type { Language } from '@hoko-keys/shared';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { panel } from '../texts/en/panel.ts';
import type { TextsLike } from '../texts/texts-like.ts';

export type PanelTexts = TextsLike<typeof panel>;

const Context = createContext<PanelTexts>(panel);

export const PanelTextsProvider = Context.Provider;

/** What the panel says, in the reader's language. */
export function usePanelTexts(): PanelTexts {
  return useContext(Context);
}

export async function loadPanelTexts(language: Language): Promise<PanelTexts> {
  return language === 'ar' ? (await import('../texts/ar/panel.ts')).panel : panel;
}
