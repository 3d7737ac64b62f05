import * as v from 'valibot';
import { differenceOf, isNoDifference, type KeyDetails } from './key-difference.ts';
import type { KeyMemory, Remembered } from './key-memory.ts';

const DetailsSchema = v.object({
  name: v.string(),
  scopes: v.array(v.string()),
  allowedHostnames: v.array(v.string()),
});

/**
 * Of keys of Hoko that were changed here: what its dashboard has until the person says that they changed it there. No API
 * tells, so this is what they last said on this machine.
 */
export interface Dashboard {
  /** What the dashboard still has, where it is not what the record says; undefined where nothing waits. */
  behind(record: Remembered): KeyDetails | undefined;
  /** To be told with the record as it was before it changed: that is what the dashboard has from now on. */
  leaveAt(record: Remembered): Promise<void>;
  /** The dashboard was changed too. */
  confirm(record: Remembered): Promise<void>;
}

/** @param changed told when a key may start or stop to be behind */
export function createDashboard(memory: KeyMemory, changed: () => void): Dashboard {
  const left = (record: Remembered): KeyDetails | undefined => {
    const kept = memory.get('dashboard', record);
    return v.is(DetailsSchema, kept) ? kept : undefined;
  };
  return {
    behind: record => {
      const { key } = record;
      if (key.service !== 'hoko' || key.status === 'revoked') return undefined;
      const before = left(record);
      return before === undefined || isNoDifference(differenceOf(before, key)) ? undefined : before;
    },
    leaveAt: async record => {
      const { name, scopes, allowedHostnames } = record.key;
      if (left(record) === undefined)
        await memory.keep('dashboard', record, { name, scopes, allowedHostnames });
      changed();
    },
    confirm: async record => {
      await memory.forget('dashboard', record);
      changed();
    },
  };
}
