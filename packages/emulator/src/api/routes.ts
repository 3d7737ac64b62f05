import { scopeNeeded } from '@hoko-keys/shared';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DecisionLog } from '../decisions/decision-log.ts';
import type { KeyStore } from '../keys/key-store.ts';
import { errorAnswer } from './answers.ts';
import { authorize, callerSeen } from './authorize.ts';
import { publicCors } from './cors.ts';
import { isSampleResource, type SampleResource, type Samples, type WorkspaceSamples } from './samples.ts';

/** The workspace of a key that names none. */
const DEFAULT_WORKSPACE = 'Local';
const MAX_BODY_BYTES = 64 * 1024;
/** JSON is read at any depth, and written only as deep as the stack goes: what is deeper could be kept, and never sent again. */
const MAX_LEVELS = 100;

interface Parts {
  readonly keys: KeyStore;
  readonly samples: Samples;
  readonly decisions: DecisionLog;
  readonly now: () => Date;
}

/** Hoko's API: an endpoint nobody documents is a 404 whatever the key; else the key check decides, and is written down. */
export function apiRoutes({ keys, samples, decisions, now }: Parts): Hono {
  const api = new Hono();
  api.use(publicCors);
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: context => errorAnswer(context, 'malformed') }));
  api.all('*', async context => {
    const { method, path } = context.req;
    const endpoint = endpointOf(method, path);
    const scope = endpoint && scopeNeeded(endpoint.method, path);
    if (endpoint === undefined || scope === undefined) return errorAnswer(context, 'notFound');
    const headers = {
      authorization: context.req.header('authorization'),
      origin: context.req.header('origin'),
      referer: context.req.header('referer'),
    };
    const result = authorize(headers, scope, keys.withValue);
    const answer = result.ok
      ? await serve(context, endpoint, samples.of(result.key.workspace ?? DEFAULT_WORKSPACE))
      : errorAnswer(context, result.error, result.details);
    const { key, verdict } = result;
    decisions.add({
      at: now().toISOString(),
      method,
      route: endpoint.route,
      caller: callerSeen(headers),
      ...(key === undefined ? {} : { keyId: key.id }),
      ...(verdict === undefined ? {} : { verdict: brief(verdict) }),
      status: answer.status,
    });
    return answer;
  });
  return api;
}

function brief({ outcome, reasons, matched }: NonNullable<ReturnType<typeof authorize>['verdict']>) {
  return { outcome, reasons, ...(matched === undefined ? {} : { matched }) };
}

/** What a call asks for. */
interface Endpoint {
  /** A HEAD is a GET whose answer goes without its body (RFC 9110 section 9.3.2). */
  readonly method: string;
  readonly resource: string;
  readonly id: string | undefined;
  /** As it is written in documentation. */
  readonly route: string;
}

/** @returns undefined for a path that is longer than any endpoint's */
function endpointOf(method: string, path: string): Endpoint | undefined {
  const [, api = '', resource = '', id, ...rest] = path.split('/');
  const isTracking = resource === 'track';
  if (rest.length > 0 || (resource === 'analytics' && id !== undefined)) return undefined;
  const end = id === undefined ? '' : isTracking ? `/${id}` : '/:id';
  return {
    method: method === 'HEAD' ? 'GET' : method,
    resource,
    id,
    route: `/${api}/${resource}${end}`,
  };
}

async function serve(context: Context, endpoint: Endpoint, samples: WorkspaceSamples): Promise<Response> {
  const { resource } = endpoint;
  if (resource === 'analytics') return context.json({ data: samples.analytics() });
  if (resource === 'track') return track(context);
  return isSampleResource(resource)
    ? serveList(context, endpoint, resource, samples)
    : errorAnswer(context, 'notFound');
}

/** A conversion is accepted and forgotten: 201, as Hoko answers. */
async function track(context: Context): Promise<Response> {
  const body = await readObject(context);
  return body === undefined
    ? errorAnswer(context, 'malformed')
    : context.json({ data: { accepted: true } }, 201);
}

async function serveList(
  context: Context,
  { method, id }: Endpoint,
  resource: SampleResource,
  samples: WorkspaceSamples,
): Promise<Response> {
  const list = samples.list(resource);
  if (method === 'GET' && id === undefined) return context.json({ data: [...list.values()] });
  if (method === 'POST') {
    const body = await readObject(context);
    if (body === undefined || id !== undefined) return errorAnswer(context, 'malformed');
    const created = { ...body, id: `${resource.slice(0, -1)}_${crypto.randomUUID()}` };
    samples.keep(resource, created);
    return context.json({ data: created }, 201);
  }
  const found = id === undefined ? undefined : list.get(id);
  if (found === undefined) return errorAnswer(context, 'notFound');
  if (method === 'GET') return context.json({ data: found });
  if (method === 'DELETE') {
    list.delete(found.id);
    return context.body(null, 204);
  }
  const body = await readObject(context);
  if (body === undefined) return errorAnswer(context, 'malformed');
  const changed = { ...found, ...body, id: found.id };
  // Change after change would make it as large as memory.
  if (JSON.stringify(changed).length > MAX_BODY_BYTES) return errorAnswer(context, 'malformed');
  samples.keep(resource, changed);
  return context.json({ data: changed });
}

async function readObject(context: Context): Promise<Record<string, unknown> | undefined> {
  const body: unknown = await context.req.json().catch(() => undefined);
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject && hasLevels(body, MAX_LEVELS) ? { ...body } : undefined;
}

/** Whether lists and objects lie in one another at most so deep. */
function hasLevels(content: unknown, levels: number): boolean {
  if (typeof content !== 'object' || content === null) return true;
  return levels > 0 && Object.values(content).every(inner => hasLevels(inner, levels - 1));
}
