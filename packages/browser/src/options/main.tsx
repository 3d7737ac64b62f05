/** The options page: which keys the extension knows, and where from. */
import { render } from 'preact';
import { loadSources, saveSources } from '../keys/stored-sources.ts';
import { uiLanguage } from '../platform/extension.ts';
import { languageOf, setDocumentLanguage } from '../texts/language.ts';
import { loadWords, WordsProvider } from '../texts/words.ts';
import { Options } from './options.tsx';
import { loadOptionsTexts, OptionsTextsProvider } from './texts.ts';

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const [sources, words, texts] = await Promise.all([
  loadSources(),
  loadWords(language),
  loadOptionsTexts(language),
]);
render(
  <WordsProvider value={words}>
    <OptionsTextsProvider value={texts}>
      <Options
        initial={sources}
        save={saveSources}
        now={() => new Date()}
        newId={() => crypto.randomUUID()}
      />
    </OptionsTextsProvider>
  </WordsProvider>,
  document.body,
);
document.body.dataset.ready = 'true';
