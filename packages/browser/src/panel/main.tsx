/** The panel beside the page: its calls to Hoko as they really happen. What it sees lives here and ends with it. */
import { fingerprintOf } from '@hoko-keys/shared';
import { render } from 'preact';
import packageJson from '../../package.json' with { type: 'json' };
import { readFrames } from '../callers/declared-frames.ts';
import { onSourcesChange } from '../keys/change-sources.ts';
import { startWorker } from '../keys/off-thread.ts';
import { followPolicy } from '../keys/policy.ts';
import { type KnownKey, knownKeys } from '../keys/sources.ts';
import { loadSources } from '../keys/stored-sources.ts';
import { lookAtPage, MAX_ADDRESS, MAX_FRAMES } from '../page/look-at-page.ts';
import { browserVersion, ENGINE } from '../platform/engine.ts';
import { uiLanguage } from '../platform/extension.ts';
import { askFor, giveBack, grantedOrigins, onPermissionsChanged } from '../platform/permissions.ts';
import { watchRequests } from '../platform/requests.ts';
import { lookInto } from '../platform/tabs.ts';
import { onTabsChanged, reload, tabById, tabInFront } from '../platform/watched-tab.ts';
import { languageOf, setDocumentLanguage } from '../texts/language.ts';
import { loadWords, WordsProvider } from '../texts/words.ts';
import { Panel } from './panel.tsx';
import { type PanelState, startSession } from './session.ts';
import { loadPanelTexts, PanelTextsProvider } from './texts.ts';

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const [words, texts] = await Promise.all([loadWords(language), loadPanelTexts(language)]);
document.title = texts.title;
const versions = `Hoko Keys ${packageJson.version}, ${browserVersion()}`;
let keys: readonly KnownKey[] = [];
let state: PanelState | undefined;

const session = startSession(
  {
    engine: ENGINE,
    askFor,
    grantedOrigins,
    giveBack,
    tabInFront,
    tabById,
    reload,
    declaredFrames: async tabId =>
      readFrames(await lookInto(tabId, 'loaded', lookAtPage, MAX_FRAMES, MAX_ADDRESS)).frames,
    watch: (tab, target, emit) =>
      watchRequests(
        { target: target.origin, tabId: tab.id, pageOrigin: tab.origin, private: tab.private },
        fingerprintOf,
        emit,
      ),
  },
  now => {
    state = now;
    show();
  },
);
onSourcesChange(() => void readKeys());
await readKeys();
const refresh = () => void session.refresh();
onTabsChanged(refresh);
onPermissionsChanged(refresh);
await session.refresh();
document.body.dataset.ready = 'true';

followPolicy(startWorker());

async function readKeys(): Promise<void> {
  keys = knownKeys(await loadSources());
  show();
}

function show(): void {
  if (state === undefined) return;
  render(
    <WordsProvider value={words}>
      <PanelTextsProvider value={texts}>
        <Panel state={state} session={session} keys={keys} engine={ENGINE} versions={versions} />
      </PanelTextsProvider>
    </WordsProvider>,
    document.body,
  );
}
