import { type ApiErrorCode, HOKO_ERRORS } from '@hoko-keys/shared';
import type { Context } from 'hono';

/** An error as Hoko sends it: both languages, and what the caller needs to mend it. */
export function errorAnswer(
  context: Context,
  code: ApiErrorCode,
  details: Readonly<Record<string, unknown>> = {},
): Response {
  const { status, en, ar } = HOKO_ERRORS[code];
  return context.json({ error: { en, ar }, ...details }, status);
}
