/** The popup: who this page is to Hoko, and what each key makes of it. */
import { loadPublicSuffixes, type PublicSuffixes } from '@hoko-keys/shared';
import { render } from 'preact';
import { loadKeys } from '../keys/stored-keys.ts';
import { describePage } from '../page/current-page.ts';
import { currentTab, openOptions, pageOrigin } from '../platform/browser.ts';
import { rowsFor } from '../verdicts/rows.ts';
import { Popup } from './popup.tsx';

const [tab, stored] = await Promise.all([currentTab(), loadKeys()]);
const page = describePage(tab.url, tab.id === undefined ? undefined : await pageOrigin(tab.id));
const rows =
  page.kind === 'none' || stored === undefined
    ? []
    : rowsFor(page.headers, stored.snapshot.keys, stored.snapshot.rules);

const now = new Date();
const show = (suffixes?: PublicSuffixes) =>
  render(
    <Popup page={page} rows={rows} stored={stored} suffixes={suffixes} now={now} onOptions={openOptions} />,
    document.body,
  );
show();
document.body.dataset.ready = 'true';

// Behind the first verdict: what explains it further takes longer to load.
if (rows.some(({ verdict }) => verdict.outcome !== 'allowed')) show(await loadPublicSuffixes());
document.body.dataset.explained = 'true';
