import type { Listed } from '../keys/listed.ts';
import type { CurrentPage } from '../page/current-page.ts';
import { showBadge } from '../platform/action.ts';
import { rowsFor } from '../verdicts/rows.ts';
import { tallyOf } from '../verdicts/tally.ts';
import type { DetailsTexts } from './later.ts';

/** The red of a blocked key on a light ground (`ui/base.css`). */
const RED = '#b42318';

/** Puts on the button how many keys are blocked on a tab's page; nothing where none is, and where there is no tab. */
export async function markTab(
  tabId: number | undefined,
  page: CurrentPage,
  listed: Listed,
  texts: DetailsTexts,
): Promise<void> {
  if (tabId === undefined) return;
  const rows = page.kind === 'none' ? [] : rowsFor(page.headers, listed);
  const { blocked, probablyBlocked } = tallyOf(rows);
  const title = blocked === 0 ? undefined : texts.badge(blocked, probablyBlocked);
  const text = blocked === 0 ? '' : String(blocked);
  await showBadge(tabId, { text, color: RED, title });
}
