import type { Place } from './place.ts';
import { changeText, keysIn } from './record-change.ts';
import type { Settings, SettingsFault } from './settings.ts';

/** One folder's settings file, in memory, for the flows' tests. */
export interface MemorySettings extends Settings {
  /** The file's text. */
  text: string;
  /** What stands in the way of the next writes, one for each attempt; `undefined` lets one pass. */
  faults: (SettingsFault | undefined)[];
  readonly place: Place;
}

const KEYS_PATH = ['hoko.keys'];

/** @param text what the file holds at first */
export function memorySettings(text = '{}'): MemorySettings {
  const place: Place = { kind: 'folder', file: 'file:///p/.vscode/settings.json', name: 'p' };
  const settings: MemorySettings = {
    text,
    faults: [],
    place,
    targets: () => [place],
    read: async () => keysIn(settings.text, KEYS_PATH),
    tryChange: async () => settings.faults.shift(),
    change: async (_, id, change) => {
      const fault = settings.faults.shift();
      if (fault !== undefined) return fault;
      const changed = changeText(settings.text, KEYS_PATH, id, change);
      if (!changed.ok) return { code: changed.fault };
      settings.text = changed.text;
      return undefined;
    },
    openText: async () => {
      const { text } = settings;
      return {
        text,
        isSaved: true,
        replace: async by => {
          if (settings.text !== text || settings.faults.shift() !== undefined) return false;
          settings.text = by;
          return true;
        },
      };
    },
    save: async () => {},
    open: async () => {},
  };
  return settings;
}
