import type { KnownKey } from '../keys/sources.ts';
import type { CurrentPage } from '../page/current-page.ts';
import type { Badge } from '../platform/action.ts';
import { rowsFor } from '../verdicts/rows.ts';
import { tallyOf } from '../verdicts/tally.ts';
import type { PopupTexts } from './texts.ts';

/** The red of a blocked key on a light ground (`ui/base.css`). */
const RED = '#b42318';

/** The button's badge for a page: how many keys are blocked there, and none where none is. */
export function badgeFor(page: CurrentPage, keys: readonly KnownKey[], texts: PopupTexts): Badge {
  const blocked = page.kind === 'none' ? 0 : tallyOf(rowsFor(page.headers, keys)).blocked;
  return blocked === 0
    ? { text: '', color: RED, title: undefined }
    : { text: String(blocked), color: RED, title: texts.badge(blocked) };
}
