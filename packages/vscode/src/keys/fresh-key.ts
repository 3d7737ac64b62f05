import { parseKeys } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import type { PlacedKey } from './listing.ts';

/**
 * The key as its file describes it now. The tree follows a change a moment later, and by then its node may say that a list
 * has entries which are gone.
 */
export async function freshKey({ settings }: Pick<App, 'settings'>, placed: PlacedKey): Promise<PlacedKey> {
  const { key, place } = placed;
  const records = await settings.read(place).catch(() => undefined);
  const record = Object.entries(records ?? {}).find(([id]) => id === key.id);
  const fresh = record && parseKeys(Object.fromEntries([record])).keys[0];
  return fresh === undefined ? placed : { ...placed, key: fresh };
}
