/** The popup: who this page is to Hoko, and what each key makes of it. */
import { render } from 'preact';
import { hostnamesOf } from '../keys/listed.ts';
import { alsoFor, loadListed } from '../keys/load-listed.ts';
import { describePage } from '../page/current-page.ts';
import { lookAtPage, MAX_ADDRESS, MAX_FRAMES } from '../page/look-at-page.ts';
import { isWhole, readFacts } from '../page/page-facts.ts';
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

/** A page that is busy is judged by its address alone after this long, until it answers. Milliseconds. */
const PATIENCE = 1_000;

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const [{ tab, firstLook, keys }, words, texts] = await Promise.all([
  lookAtTab(),
  loadWords(language),
  loadPopupTexts(language),
]);
let looked = firstLook;
let page = describePage(tab.url, readFacts(looked));
let listed = keys;
const now = new Date();
const { id: tabId } = tab;
const observe = tabId === undefined ? undefined : () => observeTab(tabId);

show();
performance.mark('first-verdict');
document.body.dataset.ready = 'true';

// Behind the first verdict, and not in the way of its paint: what explains it further takes longer to load.
await painted();
const { hostnamesWithin, loadLater, withSuffixes } = await import('./later.ts');
const later = await loadLater(language);
listed = await alsoFor(listed, hostnamesWithin(page, looked));
show(later);
const { markTab } = await import('./badge.ts');
const { keepFocus } = await import('../ui/keep-focus.ts');
keepFocus(() => document.querySelector('.title button'));
void markTab(tabId, page, listed, later.texts);
let explained = await withSuffixes(later);
show(explained);
document.body.dataset.explained = 'true';

// An organisation's policy may take seconds to come, and mostly says what it said before.
const { refreshPolicy } = await import('../keys/policy.ts');
const { loadEntries } = await import('../keys/kept-entries.ts');
const { startWorker } = await import('../keys/off-thread.ts');
const hasPolicy = listed.sources.some(({ kind }) => kind === 'policy');
const { changed } = await refreshPolicy(now, hasPolicy, startWorker);
if (changed) {
  listed = await loadListed([...listed.hostnames]);
  explained = { ...explained, entriesOf: await loadEntries() };
  show(explained);
  await markTab(tabId, page, listed, later.texts);
}

// What was busy, or not all there yet, is looked at once more, however long that takes.
if (tabId !== undefined && !isWhole(looked)) {
  const again = await look(tabId, 'loaded');
  if (again !== undefined && (await currentTab()).url === tab.url) {
    looked = again;
    page = describePage(tab.url, readFacts(looked));
    listed = await alsoFor(listed, hostnamesWithin(page, looked));
    show(explained);
    await markTab(tabId, page, listed, later.texts);
  }
}
document.body.dataset.settled = 'true';

/** The popup closes by itself once the panel has the focus; in Chromium it has to be closed. */
function observeTab(tabId: number): void {
  void openPanel(tabId).then(() => window.close());
}

async function lookAtTab() {
  const tab = await currentTab();
  // What the page says of itself changes who it is to Hoko, and adds no hostname to that of its address.
  const [firstLook, keys] = await Promise.all([
    tab.id === undefined ? undefined : Promise.race([look(tab.id, 'now'), patience()]),
    loadListed(hostnamesOf(describePage(tab.url))),
  ]);
  return { tab, firstLook, keys };
}

function look(tabId: number, when: 'now' | 'loaded'): Promise<unknown> {
  return lookInto(tabId, when, lookAtPage, MAX_FRAMES, MAX_ADDRESS);
}

function patience(): Promise<undefined> {
  return new Promise(resolve => setTimeout(() => resolve(undefined), PATIENCE));
}

function show(later?: Later): void {
  render(
    <WordsProvider value={words}>
      <PopupTextsProvider value={texts}>
        <LaterProvider value={later}>
          <Popup
            page={page}
            looked={looked}
            listed={listed}
            listFor={loadListed}
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
