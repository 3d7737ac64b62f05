import type { ApiKey, Scope } from '@hoko-keys/shared';
import * as v from 'valibot';
import type { Decision } from '../decisions/decision-log.ts';
import { DecisionsAnswer, IssuedAnswer, KeyAnswer, KeysAnswer, RefusalAnswer } from './answers.ts';

/** The emulator refused, or could not be reached. Its message is a sentence for a person. */
export class ManagementError extends Error {
  /** The answer's status; undefined where there was none. */
  readonly status: number | undefined;

  constructor(message: string, status?: number, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'ManagementError';
    this.status = status;
  }
}

/** An emulator's management, for programs. Every call may throw `ManagementError`. */
export interface Management {
  /** The value is in this one answer. */
  createKey(details: {
    readonly name: string;
    readonly workspace?: string;
    readonly scopes: readonly Scope[];
    readonly allowedHostnames: readonly string[];
  }): Promise<{ key: ApiKey; value: string }>;
  listKeys(): Promise<readonly ApiKey[]>;
  updateKey(
    id: string,
    change: {
      readonly name?: string;
      readonly scopes?: readonly string[];
      readonly allowedHostnames?: readonly string[];
    },
  ): Promise<ApiKey>;
  revokeKey(id: string): Promise<ApiKey>;
  /** The key with another value, which is in this one answer; the one before stops working. */
  rotateKey(id: string): Promise<{ key: ApiKey; value: string }>;
  decisions(): Promise<readonly Decision[]>;
}

/** @param emulator its address and token, as `startEmulator` gives them */
export function createManagement(emulator: { readonly url: string; readonly token: string }): Management {
  const ask = async <T>(
    schema: v.GenericSchema<unknown, T>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> => {
    const response = await send(emulator, method, path, body);
    const answer: unknown = await response.json().catch(() => undefined);
    const read = response.ok ? v.safeParse(schema, answer) : undefined;
    if (read?.success) return read.output;
    const refusal = response.ok ? undefined : v.safeParse(RefusalAnswer, answer);
    if (refusal?.success) throw new ManagementError(refusal.output.error, response.status);
    // Without its status: from somebody else, a 404 says nothing about a key.
    throw new ManagementError(
      `What is at ${emulator.url} answers, and not as an emulator of this version does. Check the address, or end what runs there.`,
    );
  };
  const idPath = (id: string) => `/emulator/keys/${encodeURIComponent(id)}`;
  return {
    createKey: details => ask(IssuedAnswer, 'POST', '/emulator/keys', details),
    listKeys: async () => (await ask(KeysAnswer, 'GET', '/emulator/keys')).keys,
    updateKey: async (id, change) => (await ask(KeyAnswer, 'PATCH', idPath(id), change)).key,
    revokeKey: async id => (await ask(KeyAnswer, 'POST', `${idPath(id)}/revoke`)).key,
    rotateKey: id => ask(IssuedAnswer, 'POST', `${idPath(id)}/rotate`),
    decisions: async () =>
      (await ask(DecisionsAnswer, 'GET', '/emulator/decisions')).decisions as unknown as readonly Decision[],
  };
}

/** Milliseconds. A disk may be slow to flush; one that takes longer is not answering. */
const ANSWER_MS = 5_000;

async function send(
  { url, token }: { readonly url: string; readonly token: string },
  method: string,
  path: string,
  body: unknown,
): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  try {
    return await fetch(new URL(path, url), {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'TimeoutError')
      throw new ManagementError(`What is at ${url} does not answer.`, undefined, cause);
    throw new ManagementError(`There is no emulator at ${url}.`, undefined, cause);
  }
}
