import type { MiddlewareHandler } from 'hono';

/** Seconds a browser may keep a preflight's answer. */
const MAX_AGE = '600';

/**
 * The API as a public one: every answer, errors included, can be read by any page, and a page may send `Authorization`
 * (named, since `*` doesn't cover it: Fetch, "CORS non-wildcard request-header name").
 */
export const publicCors: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'OPTIONS') {
    context.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    context.header('Access-Control-Allow-Headers', 'authorization, content-type');
    context.header('Access-Control-Max-Age', MAX_AGE);
    context.header('Access-Control-Allow-Origin', '*');
    return context.body(null, 204);
  }
  await next();
  context.header('Access-Control-Allow-Origin', '*');
};
