import type { Message } from '@hoko-keys/shared';
import { say } from './core-words.ts';
import { shown } from './shown.ts';

/**
 * The core's sentence, with what strangers wrote in its arguments made safe to stand in a message. The sentence itself is not
 * cut.
 */
export function sayShown(message: Message): string {
  const args = Object.entries(message.args).map(([name, arg]) => [
    name,
    typeof arg === 'string' ? shown(arg) : arg,
  ]);
  return say({ code: message.code, args: Object.fromEntries(args) } as Message);
}
