/** The options page: which keys the extension knows, and where from. */
import { render } from 'preact';
import { changeSources, onSourcesChange, removeAll, removeUnread } from '../keys/change-sources.ts';
import { startWorker } from '../keys/off-thread.ts';
import { followPolicy } from '../keys/policy.ts';
import { loadKept } from '../keys/stored-sources.ts';
import { uiLanguage } from '../platform/extension.ts';
import { loadEditor, saveEditor } from '../preferences/editor.ts';
import { languageOf, setDocumentLanguage } from '../texts/language.ts';
import { loadWords, WordsProvider } from '../texts/words.ts';
import { keepFocus } from '../ui/keep-focus.ts';
import { Options } from './options.tsx';
import type { Services } from './services.ts';
import { loadOptionsTexts, OptionsTextsProvider } from './texts.ts';

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const work = startWorker();
const services: Services = {
  change: change => changeSources(change, work),
  removeUnread: unread => removeUnread(unread, work),
  removeAll: () => removeAll(work),
  watch: listener => onSourcesChange(() => void loadKept(work.parseStored).then(listener)),
  followPolicy: listener => followPolicy(work, listener),
  readImport: work.readImport,
  writeSnapshot: work.writeSnapshot,
  saveEditor,
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
};
const [kept, editor, words, texts] = await Promise.all([
  loadKept(work.parseStored),
  loadEditor(),
  loadWords(language),
  loadOptionsTexts(language),
]);
document.title = texts.title;
render(
  <WordsProvider value={words}>
    <OptionsTextsProvider value={texts}>
      <Options initial={kept} editor={editor} services={services} />
    </OptionsTextsProvider>
  </WordsProvider>,
  document.body,
);
keepFocus(() => document.querySelector('#sources-title'));
document.body.dataset.ready = 'true';
