import { browser } from './polyfill.ts';

/** What the button says of one tab. */
export interface Badge {
  /** A few characters; none: no badge. */
  readonly text: string;
  /** CSS colour of its ground. */
  readonly color: string;
  /** The same in words, for whoever hovers the button or doesn't see it; undefined: what it says everywhere else. */
  readonly title: string | undefined;
}

/** Puts a badge on the button while a tab shows this page: with the next page the browser drops it by itself. */
export async function showBadge(tabId: number, { text, color, title }: Badge): Promise<void> {
  const { action, i18n } = browser;
  await Promise.all([
    action.setBadgeText({ tabId, text }),
    action.setBadgeBackgroundColor({ tabId, color }),
    action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    action.setTitle({ tabId, title: title ?? i18n.getMessage('action') }),
  ]);
}
