import type { PredictedHeaders, ReferrerPolicy } from '@hoko-keys/shared';
import type { CurrentPage, Opaque } from '../page/current-page.ts';

/** A caller as Hoko would see it, with what explains that. */
export interface SeenCaller {
  readonly headers: PredictedHeaders;
  /** What calls; or why it has no origin. */
  readonly who: 'page' | 'frame' | Opaque;
  /** The one the page declares. */
  readonly referrerPolicy: ReferrerPolicy | undefined;
}

/** The page itself; undefined where none of its calls can be predicted. */
export function callerOfPage(page: CurrentPage): SeenCaller | undefined {
  if (page.kind === 'none') return undefined;
  const { headers, referrerPolicy } = page;
  return { headers, who: page.kind === 'opaque' ? page.why : 'page', referrerPolicy };
}
