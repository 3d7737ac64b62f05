import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DecisionLog } from '../decisions/decision-log.ts';
import type { KeyStore } from '../keys/key-store.ts';
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
    return context.json(await keys.issue(read.input), 201);
  });

  management.patch('/keys/:id', async context => {
    const read = readKeyChange(await readJson(context));
    if (!read.ok) return context.json({ error: read.sentence }, 400);
    return changed(context, await keys.change(context.req.param('id'), read.input));
  });

  management.post('/keys/:id/revoke', async context =>
    changed(context, await keys.change(context.req.param('id'), { status: 'revoked' })),
  );

  management.get('/decisions', context => context.json({ decisions: decisions.list() }));

  management.all('*', context => context.json({ error: `There is no ${context.req.path} here.` }, 404));
  return management;
}

function changed(context: Context, key: Awaited<ReturnType<KeyStore['change']>>): Response {
  if (key === undefined)
    return context.json({ error: `The emulator has no key “${context.req.param('id')}”.` }, 404);
  return context.json({ key });
}

async function readJson(context: Context): Promise<unknown> {
  return context.req.json().catch(() => undefined);
}
