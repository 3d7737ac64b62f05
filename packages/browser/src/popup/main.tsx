/** The popup: who this page is to Hoko, and what each key makes of it. */
import { render } from 'preact';
import { areSameSources, knownKeys } from '../keys/sources.ts';
import { loadSources } from '../keys/stored-sources.ts';
import { describePage } from '../page/current-page.ts';
import { lookAtPage, MAX_ADDRESS, MAX_FRAMES } from '../page/look-at-page.ts';
import { readFacts } from '../page/page-facts.ts';
import { openOptions, uiLanguage } from '../platform/extension.ts';
import { openPanel } from '../platform/panel.ts';
import { currentTab, lookInto } from '../platform/tabs.ts';
import { languageOf, setDocumentLanguage } from '../texts/language.ts';
import { loadWords, WordsProvider } from '../texts/words.ts';
import { painted } from '../ui/painted.ts';
import type { Later } from './later.ts';
import { LaterProvider } from './later-context.ts';
import { Popup } from './popup.tsx';
import { loadPopupTexts, PopupTextsProvider } from './texts.ts';

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const [{ tab, looked }, stored, words, texts] = await Promise.all([
  lookAtTab(),
  loadSources(),
  loadWords(language),
  loadPopupTexts(language),
]);
const page = describePage(tab.url, readFacts(looked));
let sources = stored;
let keys = knownKeys(sources);
const now = new Date();
const { id: tabId } = tab;
const observe = tabId === undefined ? undefined : () => observeTab(tabId);

show();
performance.mark('first-verdict');
document.body.dataset.ready = 'true';

// Behind the first verdict, and not in the way of its paint: what explains it further takes longer to load.
await painted();
const { loadLater, withSuffixes } = await import('./later.ts');
const later = await loadLater(language);
show(later);
const { markTab } = await import('./badge.ts');
const { keepFocus } = await import('../ui/keep-focus.ts');
keepFocus(() => document.querySelector('.title button'));
void markTab(tabId, page, keys, later.texts);
const explained = await withSuffixes(later);
show(explained);
document.body.dataset.explained = 'true';

// An organisation's policy may take seconds to come, and mostly says what it said before.
const { refreshPolicy } = await import('../keys/policy.ts');
const { saved } = await refreshPolicy(now);
if (saved.ok && !areSameSources(saved.sources, sources)) {
  sources = saved.sources;
  keys = knownKeys(sources);
  show(explained);
  await markTab(tabId, page, keys, later.texts);
}

/** The popup closes by itself once the panel has the focus; in Chromium it has to be closed. */
function observeTab(tabId: number): void {
  void openPanel(tabId).then(() => window.close());
}

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
            onObserve={observe}
          />
        </LaterProvider>
      </PopupTextsProvider>
    </WordsProvider>,
    document.body,
  );
}
