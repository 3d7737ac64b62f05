import { type CurrentPage, describePage } from './current-page.ts';

/**
 * The page somebody asks about by its address or its hostname.
 *
 * @returns undefined where the text is neither, and where it names a page that has no calls to predict
 */
export function askedPage(text: string): CurrentPage | undefined {
  const trimmed = text.trim();
  const isUrl = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:data|about):)/i.test(trimmed);
  const page = describePage(isUrl ? trimmed : `https://${trimmed}`);
  return page.kind === 'none' ? undefined : page;
}
