import { callerOf, type PredictedHeaders } from '@hoko-keys/shared';
import { type CurrentPage, headersFrom, type Opaque } from '../page/current-page.ts';
import type { DeclaredFrame } from './declared-frames.ts';

/** Somebody in the page, besides the page itself, who could call Hoko. */
export interface FrameCaller {
  /** What a call with a key carries. */
  readonly headers: PredictedHeaders;
  /** Undefined where the calls name none. */
  readonly hostname: string | undefined;
  /** Why not; a few frames may have different reasons. */
  readonly why: readonly Opaque[];
  /** How many of the declared frames call as this one. */
  readonly frames: number;
}

/** Who could call Hoko from a page's frames, as the page declares them. */
export interface Callers {
  /** How many frames call as the page itself. */
  readonly asPage: number;
  /** Everybody else, in the order of the page. */
  readonly others: readonly FrameCaller[];
}

/** What one frame is to Hoko. */
interface Called {
  readonly headers: PredictedHeaders;
  readonly why: Opaque | undefined;
}

/**
 * Who could call Hoko from these frames: a frame calls with its own origin, one without an address with that of the page, a
 * sandboxed or `data:` one with none (HTML, "determine the origin" and "sandboxing"). Frames in which no script runs are
 * nobody.
 */
export function callersIn(page: CurrentPage, frames: readonly DeclaredFrame[]): Callers {
  if (page.kind === 'none') return { asPage: 0, others: [] };
  const called = frames.flatMap(frame => calledBy(page, frame));
  const groups = [...Map.groupBy(called, ({ headers }) => identity(headers)).entries()];
  const self = identity(page.headers);
  return {
    asPage: groups.find(([origin]) => origin === self)?.[1].length ?? 0,
    others: groups.flatMap(([origin, all]) => (origin === self ? [] : merged(all))),
  };
}

/** Frames that name the same origin, or none, are one caller. */
function identity({ origin, referer }: PredictedHeaders): string {
  return origin ?? `Referer ${referer}`;
}

function merged(all: readonly Called[]): FrameCaller[] {
  const [first] = all;
  if (first === undefined) return [];
  const caller = callerOf(first.headers);
  const hostname = caller.kind === 'hostname' ? caller.hostname : undefined;
  const why = [...new Set(all.flatMap(each => each.why ?? []))];
  return [{ headers: first.headers, hostname, why, frames: all.length }];
}

type CallingPage = Exclude<CurrentPage, { readonly kind: 'none' }>;

function calledBy(page: CallingPage, frame: DeclaredFrame): Called[] {
  const sandbox = frame.sandbox?.toLowerCase().split(/\s+/);
  if (sandbox?.includes('allow-scripts') === false) return [];
  // A sandboxed page's sandbox goes on in all its frames.
  const isBoxed = page.kind === 'opaque' && page.why === 'sandbox';
  if (isBoxed || sandbox?.includes('allow-same-origin') === false) return [opaque('sandbox')];
  const document = documentOf(page, frame);
  if (document === undefined) return [];
  if (document === 'data') return [opaque('data')];
  return [{ headers: document, why: undefined }];
}

function opaque(why: Opaque): Called {
  return { headers: headersFrom({ documentUrl: 'about:blank', opaqueOrigin: true }), why };
}

/** What a frame's own document carries; undefined for one that is no website, such as an extension's. */
function documentOf(page: CallingPage, frame: DeclaredFrame): PredictedHeaders | 'data' | undefined {
  const { src, srcdoc } = frame;
  if (srcdoc || src === '' || /^(?:about:blank|javascript:)/i.test(src)) return page.headers;
  if (/^data:/i.test(src)) return 'data';
  if (!/^(?:https?:|blob:)/i.test(src) || !URL.canParse(src)) return undefined;
  return new URL(src).origin === 'null' ? undefined : headersFrom({ documentUrl: src });
}
