import type { ApiKey } from '../keys/model.ts';
import { EMULATOR_RULES, type HostnameRules } from './rules.ts';

/** The rules a key is judged by: the emulator's keys by the emulator's, all others by what is known of Hoko. */
export function rulesFor(key: Pick<ApiKey, 'service'>, known: HostnameRules): HostnameRules {
  return key.service === 'emulator' ? EMULATOR_RULES : known;
}
