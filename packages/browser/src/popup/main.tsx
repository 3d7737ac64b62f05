/** The popup: who this page is to Hoko, and what each key makes of it. */
import { render } from 'preact';
import { knownKeys } from '../keys/sources.ts';
import { loadSources } from '../keys/stored-sources.ts';
import { describePage } from '../page/current-page.ts';
import { lookAtPage, MAX_ADDRESS, MAX_FRAMES } from '../page/look-at-page.ts';
import { readFacts } from '../page/page-facts.ts';
import { showBadge } from '../platform/action.ts';
import { openOptions, uiLanguage } from '../platform/extension.ts';
import { currentTab, lookInto } from '../platform/tabs.ts';
import { languageOf, setDocumentLanguage } from '../texts/language.ts';
import { loadWords, WordsProvider } from '../texts/words.ts';
import { badgeFor } from './badge.ts';
import type { Later } from './later.ts';
import { LaterProvider } from './later-context.ts';
import { Popup } from './popup.tsx';
import { loadPopupTexts, PopupTextsProvider } from './texts.ts';

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const [{ tab, looked }, sources, words, texts] = await Promise.all([
  lookAtTab(),
  loadSources(),
  loadWords(language),
  loadPopupTexts(language),
]);
const page = describePage(tab.url, readFacts(looked));
const keys = knownKeys(sources);
const now = new Date();

show();
performance.mark('first-verdict');
document.body.dataset.ready = 'true';

if (tab.id !== undefined) void showBadge(tab.id, badgeFor(page, keys, texts));

// Behind the first verdict: what explains it further takes longer to load.
const { loadLater, withSuffixes } = await import('./later.ts');
const later = await loadLater(language);
show(later);
show(await withSuffixes(later));
document.body.dataset.explained = 'true';

async function lookAtTab() {
  const tab = await currentTab();
  const looked =
    tab.id === undefined ? undefined : await lookInto(tab.id, lookAtPage, MAX_FRAMES, MAX_ADDRESS);
  return { tab, looked };
}

function show(later?: Later): void {
  render(
    <WordsProvider value={words}>
      <PopupTextsProvider value={texts}>
        <LaterProvider value={later}>
          <Popup
            page={page}
            looked={looked}
            sources={sources}
            keys={keys}
            now={now}
            onOptions={openOptions}
          />
        </LaterProvider>
      </PopupTextsProvider>
    </WordsProvider>,
    document.body,
  );
}
