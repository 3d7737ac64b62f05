import { looksLikeValue } from '@hoko-keys/shared';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DecisionLog } from '../decisions/decision-log.ts';
import type { Kept, KeyStore } from '../keys/key-store.ts';
import { oneLine } from '../words/one-line.ts';
import { guardManagement } from './guard.ts';
import { readKeyChange, readNewKey } from './input.ts';

const MAX_BODY_BYTES = 64 * 1024;

interface Parts {
  readonly keys: KeyStore;
  readonly decisions: DecisionLog;
  readonly token: string;
  readonly port: () => number;
}

/** What Hoko's dashboard does by hand: keys are issued, listed, changed and revoked here. Errors are `{"error": sentence}`. */
export function managementRoutes({ keys, decisions, token, port }: Parts): Hono {
  const management = new Hono();
  management.use(guardManagement(token, port));
  management.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: context => context.json({ error: `The body is over ${MAX_BODY_BYTES / 1024} kB.` }, 400),
    }),
  );

  management.get('/keys', context => context.json({ keys: keys.list() }));

  management.post('/keys', async context => {
    const read = readNewKey(await readJson(context));
    if (!read.ok) return context.json({ error: read.sentence }, 400);
    return answer(context, await keys.issue(read.input), 201);
  });

  management.patch('/keys/:id', async context => {
    const read = readKeyChange(await readJson(context));
    if (!read.ok) return context.json({ error: read.sentence }, 400);
    return answer(context, await keys.change(context.req.param('id'), read.input), 200);
  });

  management.post('/keys/:id/revoke', async context =>
    answer(context, await keys.change(context.req.param('id'), { status: 'revoked' }), 200),
  );

  management.post('/keys/:id/rotate', async context =>
    answer(context, await keys.rotate(context.req.param('id')), 200),
  );

  management.get('/decisions', context => context.json({ decisions: decisions.list() }));

  management.all('*', context =>
    context.json({ error: `There is no ${named(context.req.path)} here.` }, 404),
  );
  return management;
}

/** What was kept goes out as it is; a refusal says why. */
function answer(context: Context, kept: Kept<object>, status: 200 | 201): Response {
  if (!kept.ok) return context.json({ error: kept.sentence }, kept.because === 'unknown' ? 404 : 400);
  const { ok: _, ...body } = kept;
  return context.json(body, status);
}

/** A path in a sentence; whoever put a value into one does not get it back. */
function named(path: string): string {
  return looksLikeValue(path) ? 'such address' : oneLine(path);
}

async function readJson(context: Context): Promise<unknown> {
  return context.req.json().catch(() => undefined);
}
