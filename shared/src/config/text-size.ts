import { type Problem, problem } from '../sentences/problem.ts';

/** UTF-8 bytes; a larger text is refused unread. */
export const MAX_TEXT_BYTES = 2_000_000;

/** What is wrong with a text of more than `MAX_TEXT_BYTES`. */
export function tooLargeProblem(text: string): Problem | undefined {
  const bytes = text.length > MAX_TEXT_BYTES ? text.length : new TextEncoder().encode(text).length;
  return bytes > MAX_TEXT_BYTES
    ? problem('error', 'textTooLarge', { bytes, limit: MAX_TEXT_BYTES })
    : undefined;
}
