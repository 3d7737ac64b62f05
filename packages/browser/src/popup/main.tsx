/** The popup: who this page is to Hoko, and what each key makes of it. */
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

render(
  <Popup page={page} rows={rows} stored={stored} now={new Date()} onOptions={openOptions} />,
  document.body,
);
document.body.dataset.ready = 'true';
