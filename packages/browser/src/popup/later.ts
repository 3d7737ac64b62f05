import { type EditorScheme, type Language, loadPublicSuffixes, type PublicSuffixes } from '@hoko-keys/shared';
import { callersIn } from '../callers/callers.ts';
import { readFrames } from '../callers/declared-frames.ts';
import { type EntriesOf, loadEntries } from '../keys/kept-entries.ts';
import { hostnamesIn } from '../keys/listed.ts';
import type { CurrentPage } from '../page/current-page.ts';
import { loadEditor } from '../preferences/editor.ts';
import { details } from '../texts/en/details.ts';
import type { TextsLike } from '../texts/texts-like.ts';
import { FrameCallers } from './frame-callers.tsx';
import { KeyDetails } from './key-details.tsx';
import { NoKeys } from './no-keys.tsx';
import { WhatIf } from './what-if.tsx';

export type DetailsTexts = TextsLike<typeof details>;

/** What comes behind the first verdict, since it takes longer to load or to work out. */
export interface Later {
  readonly KeyDetails: typeof KeyDetails;
  readonly FrameCallers: typeof FrameCallers;
  readonly NoKeys: typeof NoKeys;
  readonly WhatIf: typeof WhatIf;
  readonly texts: DetailsTexts;
  readonly editor: EditorScheme;
  readonly entriesOf: EntriesOf;
  /** They come last; with them, wider entries and previews are told. */
  readonly suffixes: PublicSuffixes | undefined;
}

export async function loadLater(language: Language): Promise<Later> {
  const [texts, editor, entriesOf] = await Promise.all([
    loadDetailsTexts(language),
    loadEditor(),
    loadEntries(),
  ]);
  return { KeyDetails, FrameCallers, NoKeys, WhatIf, texts, editor, entriesOf, suffixes: undefined };
}

/** The hostnames of the frames in a page. @param looked what `lookAtPage` brought back */
export function hostnamesWithin(page: CurrentPage, looked: unknown): readonly string[] {
  const { others } = callersIn(page, readFrames(looked).frames);
  return others.flatMap(({ headers }) => hostnamesIn(headers));
}

export async function withSuffixes(later: Later): Promise<Later> {
  return { ...later, suffixes: await loadPublicSuffixes() };
}

async function loadDetailsTexts(language: Language): Promise<DetailsTexts> {
  return language === 'ar' ? (await import('../texts/ar/details.ts')).details : details;
}
