import type { Scope } from '../keys/scopes.ts';

type Resource = 'links' | 'collections' | 'tags' | 'partners' | 'customers' | 'analytics';

/** What each endpoint needs, by method (Hoko's developer documentation on API keys). */
const RESOURCES: Readonly<Record<Resource, Readonly<Record<string, Scope>>>> = {
  links: { GET: 'linksRead', POST: 'linksWrite', PUT: 'linksWrite', DELETE: 'linksWrite' },
  collections: {
    GET: 'collectionsRead',
    POST: 'collectionsWrite',
    PUT: 'collectionsWrite',
    DELETE: 'collectionsWrite',
  },
  tags: { GET: 'tagsRead', POST: 'tagsWrite', PUT: 'tagsWrite', DELETE: 'tagsWrite' },
  partners: { GET: 'partnersRead', POST: 'partnersWrite', PUT: 'partnersWrite', DELETE: 'partnersWrite' },
  customers: { GET: 'customersRead', PUT: 'customersWrite', DELETE: 'customersWrite' },
  analytics: { GET: 'analyticsRead' },
};

const TRACKING: ReadonlySet<string> = new Set(['/api/track/lead', '/api/track/sale']);

/**
 * The scope a call to Hoko's API needs.
 *
 * @param path from the root, such as `/api/links/42`; a query is not part of it
 * @returns undefined where Hoko documents no such endpoint
 */
export function scopeNeeded(method: string, path: string): Scope | undefined {
  const verb = method.toUpperCase();
  if (TRACKING.has(path)) return verb === 'POST' ? 'conversionsWrite' : undefined;
  const resource = /^\/api\/([a-z]+)(?:\/|$)/.exec(path)?.[1];
  return resource !== undefined && Object.hasOwn(RESOURCES, resource)
    ? RESOURCES[resource as Resource][verb]
    : undefined;
}
