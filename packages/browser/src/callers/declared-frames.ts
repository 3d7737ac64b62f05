import { MAX_ADDRESS, MAX_FRAMES } from '../page/look-at-page.ts';

/** A frame as the page's markup declares it; where it went since is not known. */
export interface DeclaredFrame {
  /** Resolved against the page; empty where there is none. Where it is no URL, as written. */
  readonly src: string;
  /** Whether its document stands in its own markup, which goes before `src`. */
  readonly srcdoc: boolean;
  /** The tokens of its sandbox; undefined where it has none. */
  readonly sandbox: string | undefined;
}

export interface DeclaredFrames {
  readonly frames: readonly DeclaredFrame[];
  /** How many more there are than were looked at. */
  readonly more: number;
}

/** Reads the frames that `lookAtPage` brought back; what has another shape is left out. */
export function readFrames(value: unknown): DeclaredFrames {
  if (!isObject(value) || !Array.isArray(value.frames)) return { frames: [], more: 0 };
  const frames = value.frames.slice(0, MAX_FRAMES).flatMap(readFrame);
  const total = Number.isSafeInteger(value.total) ? Number(value.total) : 0;
  return { frames, more: Math.max(0, total - MAX_FRAMES) };
}

function readFrame(value: unknown): DeclaredFrame[] {
  if (!isObject(value)) return [];
  const { src, srcdoc, sandbox } = value;
  if (typeof src !== 'string' || src.length > MAX_ADDRESS || typeof srcdoc !== 'boolean') return [];
  return [{ src, srcdoc, sandbox: typeof sandbox === 'string' ? sandbox : undefined }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
