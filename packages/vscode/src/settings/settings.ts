import type { Place } from './place.ts';
import type { ChangeFault, RecordChange } from './record-change.ts';

/**
 * Why a change could not be written. `dirty`: the file is open with unsaved changes. `unwritable`: the file system or VS Code
 * refused, for the reason in `why`.
 */
export type SettingsFault =
  | { readonly code: ChangeFault | 'dirty' | 'notUtf8' | 'unsavedWorkspace' }
  | { readonly code: 'unwritable'; readonly why: string };

/** A settings file as it stands in its editor. */
export interface OpenedText {
  readonly text: string;
  /** Whether the editor had no unsaved changes. */
  readonly isSaved: boolean;
  /**
   * Puts another text in its place, as an edit that can be undone, and saves it where it was saved before.
   * @returns false when somebody changed it meanwhile, or VS Code refused
   */
  replace(text: string): Promise<boolean>;
}

/** The files `hoko.keys` is kept in. */
export interface Settings {
  /** The places a new record may go to: the open folder's, or one of several, or user settings with nothing open. */
  targets(): readonly Place[];
  /** The place's own `hoko.keys` as its file holds it now, which VS Code's configuration follows a moment later. */
  read(place: Place): Promise<unknown>;
  /** Whether a change could be written now, or what is in its way. */
  tryChange(place: Place, id: string, change: RecordChange): Promise<SettingsFault | undefined>;
  /** Writes one change into the file as it is on disk now. Changes of this window wait for each other. */
  change(place: Place, id: string, change: RecordChange): Promise<SettingsFault | undefined>;
  /** Opens the place's file in an editor, where it isn't. @throws NotUtf8 */
  openText(place: Place): Promise<OpenedText>;
  /** Saves the place's open editor. */
  save(place: Place): Promise<void>;
  /** Shows the record, or `hoko.keys`, in its file. */
  open(place: Place, id?: string): Promise<void>;
}
