import type { App } from '../app.ts';
import { changeKey } from '../keys/change-key.ts';
import { freshKey } from '../keys/fresh-key.ts';
import type { PlacedKey } from '../keys/listing.ts';
import type { RecordChange } from '../settings/record-change.ts';

/** A change of one entry of a list. */
export type HostnameChange = Extract<RecordChange, { entry: string }>;

/**
 * Changes a key's list, as `changeKey` does.
 *
 * @param chosen the key as it was when the change was asked for: its file may say more by now
 */
export async function changeHostnames(app: App, chosen: PlacedKey, change: HostnameChange): Promise<void> {
  const placed = await freshKey(app, chosen);
  await changeKey(app, placed, change, {
    allowedHostnames: entriesAfter(placed.key.allowedHostnames, change),
  });
}

/** The list after a change. Of entries written alike, the first one changes, as in the file. */
export function entriesAfter(entries: readonly string[], change: HostnameChange): string[] {
  const at = entries.indexOf(change.entry);
  switch (change.kind) {
    case 'addHostname':
      return [...entries, change.entry];
    case 'replaceHostname':
      return entries.map((entry, i) => (i === at ? change.by : entry));
    case 'removeHostname':
      return entries.filter((_, i) => i !== at);
  }
}
