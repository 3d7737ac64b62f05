/** The popup: who this page is to Hoko, and what each key makes of it. */
import { loadPublicSuffixes, type PublicSuffixes } from '@hoko-keys/shared';
import { render } from 'preact';
import { knownKeys } from '../keys/sources.ts';
import { loadSources } from '../keys/stored-sources.ts';
import { describePage } from '../page/current-page.ts';
import { openOptions, uiLanguage } from '../platform/extension.ts';
import { currentTab, pageOrigin } from '../platform/tabs.ts';
import { languageOf, setDocumentLanguage } from '../texts/language.ts';
import { loadWords, WordsProvider } from '../texts/words.ts';
import { rowsFor } from '../verdicts/rows.ts';
import { Popup } from './popup.tsx';
import { loadPopupTexts, PopupTextsProvider } from './texts.ts';

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const [tab, sources, words, texts] = await Promise.all([
  currentTab(),
  loadSources(),
  loadWords(language),
  loadPopupTexts(language),
]);
const page = describePage(tab.url, tab.id === undefined ? undefined : await pageOrigin(tab.id));
const rows = page.kind === 'none' ? [] : rowsFor(page.headers, knownKeys(sources));

const now = new Date();
const show = (suffixes?: PublicSuffixes) =>
  render(
    <WordsProvider value={words}>
      <PopupTextsProvider value={texts}>
        <Popup
          page={page}
          rows={rows}
          sources={sources}
          suffixes={suffixes}
          now={now}
          onOptions={openOptions}
        />
      </PopupTextsProvider>
    </WordsProvider>,
    document.body,
  );
show();
performance.mark('first-verdict');
document.body.dataset.ready = 'true';

// Behind the first verdict: what explains it further takes longer to load.
if (rows.some(({ verdict }) => verdict.outcome !== 'allowed')) show(await loadPublicSuffixes());
document.body.dataset.explained = 'true';
