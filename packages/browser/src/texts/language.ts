import type { Language } from '@hoko-keys/shared';

/** The language there are texts for that comes closest to the browser's own. @param uiLanguage BCP 47 */
export function languageOf(uiLanguage: string): Language {
  return /^ar\b/i.test(uiLanguage) ? 'ar' : 'en';
}

/** Tells the document what it is written in, and in which direction. */
export function setDocumentLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
}
