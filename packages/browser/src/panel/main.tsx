/** The panel beside the page: its calls to Hoko as they really happen. What it sees lives here and ends with it. */
import { fingerprintOf } from '@hoko-keys/shared';
import { render } from 'preact';
import packageJson from '../../package.json' with { type: 'json' };
import { knownKeys } from '../keys/sources.ts';
import { loadSources } from '../keys/stored-sources.ts';
import { browserVersion, ENGINE } from '../platform/engine.ts';
import { uiLanguage } from '../platform/extension.ts';
import { askFor, giveBack, grantedOrigins, onPermissionsChanged } from '../platform/permissions.ts';
import { watchRequests } from '../platform/requests.ts';
import { declaredFrames, onTabsChanged, reload, tabById, tabInFront } from '../platform/watched-tab.ts';
import { languageOf, setDocumentLanguage } from '../texts/language.ts';
import { loadWords, WordsProvider } from '../texts/words.ts';
import { Panel } from './panel.tsx';
import { startSession } from './session.ts';
import { loadPanelTexts, PanelTextsProvider } from './texts.ts';

const language = languageOf(uiLanguage());
setDocumentLanguage(language);
const [sources, words, texts] = await Promise.all([
  loadSources(),
  loadWords(language),
  loadPanelTexts(language),
]);
document.title = texts.title;
const keys = knownKeys(sources);
const versions = `Hoko Keys ${packageJson.version}, ${browserVersion()}`;

const session = startSession(
  {
    engine: ENGINE,
    askFor,
    grantedOrigins,
    giveBack,
    tabInFront,
    tabById,
    reload,
    declaredFrames,
    watch: ({ id, origin }, target, emit) =>
      watchRequests({ target: target.origin, tabId: id, pageOrigin: origin }, fingerprintOf, emit),
  },
  state =>
    render(
      <WordsProvider value={words}>
        <PanelTextsProvider value={texts}>
          <Panel state={state} session={session} keys={keys} engine={ENGINE} versions={versions} />
        </PanelTextsProvider>
      </WordsProvider>,
      document.body,
    ),
);
const refresh = () => void session.refresh();
onTabsChanged(refresh);
onPermissionsChanged(refresh);
await session.refresh();
document.body.dataset.ready = 'true';
