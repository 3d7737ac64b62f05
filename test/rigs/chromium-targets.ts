import type { CDPSession } from 'playwright-core';

/** What the DevTools protocol tells of a tab, a page, a popup or a panel. */
export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  /** Of a `tab` target alone. */
  readonly embedderData?: { readonly tabActive?: boolean };
}

/** A command Playwright's types don't know yet. */
export function untyped<R>(cdp: CDPSession, method: string, params: object = {}): Promise<R> {
  return (cdp.send as (method: string, params: object) => Promise<R>).call(cdp, method, params);
}

/** All there are, tabs as well. */
export async function targets(cdp: CDPSession): Promise<readonly TargetInfo[]> {
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{}] });
  return targetInfos;
}
