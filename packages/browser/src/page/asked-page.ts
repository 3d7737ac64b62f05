import { normalizeHostname } from '@hoko-keys/shared';
import { type CurrentPage, describePage, headersFrom } from './current-page.ts';

/** Browsers' own schemes, whose pages `describePage` knows. */
const BROWSERS = /^(?:https?|data|about|file|view-source|[a-z]+-extension|chrome|edge|resource):/i;

/**
 * The page somebody asks about by its address or its hostname. An app's own address counts as one too:
 * `capacitor://localhost` is what a call from such a shell names as its origin.
 *
 * @returns undefined where the text is neither, and where it names a page that has no calls to predict
 */
export function askedPage(text: string): CurrentPage | undefined {
  const trimmed = text.trim();
  const isUrl = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:data|about):)/i.test(trimmed);
  const hostname = normalizeHostname(trimmed);
  if (isUrl && BROWSERS.test(trimmed)) return known(describePage(trimmed));
  if (hostname === undefined) return undefined;
  if (!isUrl) return known(describePage(`https://${trimmed}`));
  const headers = headersFrom({ documentUrl: trimmed, opaqueOrigin: false });
  return { kind: 'web', hostname, url: trimmed, referrerPolicy: undefined, headers };
}

function known(page: CurrentPage): CurrentPage | undefined {
  return page.kind === 'none' ? undefined : page;
}
