import { type ApiKey, isScope, type Scope, scopeType } from '@hoko-keys/shared';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';

/** JavaScript, a shell’s line, or a file that names the variable alone. */
export type SnippetKind = 'fetch' | 'curl' | 'env';

/** A call that a scope is enough for (Hoko's developer documentation on API keys). */
const CALLS: Readonly<Record<Scope, readonly [method: string, path: string]>> = {
  linksRead: ['GET', '/api/links'],
  linksWrite: ['POST', '/api/links'],
  collectionsRead: ['GET', '/api/collections'],
  collectionsWrite: ['POST', '/api/collections'],
  tagsRead: ['GET', '/api/tags'],
  tagsWrite: ['POST', '/api/tags'],
  partnersRead: ['GET', '/api/partners'],
  partnersWrite: ['POST', '/api/partners'],
  customersRead: ['GET', '/api/customers'],
  customersWrite: ['PUT', '/api/customers/ID'],
  analyticsRead: ['GET', '/api/analytics'],
  conversionsWrite: ['POST', '/api/track/lead'],
};

/** A call the key may make; one that only reads, if there is any. */
export function callFor({ scopes }: Pick<ApiKey, 'scopes'>): { method: string; path: string } {
  const known = scopes.filter(isScope);
  const scope = known.find(scope => scopeType(scope) === 'read') ?? known[0] ?? 'linksRead';
  const [method, path] = CALLS[scope];
  return { method, path };
}

/**
 * Code that uses a key. It names the variable that holds the value, never the value.
 *
 * @param base who issued the key, without a slash at the end
 * @param variable a name that shells take
 */
export function snippetFor(
  kind: SnippetKind,
  key: ApiKey,
  base: string,
  variable: string,
  l10n: L10n,
): string {
  const { method, path } = callFor(key);
  const url = `${base}${path}`;
  const isRead = method === 'GET';
  switch (kind) {
    case 'fetch':
      return [
        `const response = await fetch('${url}', {`,
        ...(isRead ? [] : [`  method: '${method}',`]),
        isRead
          ? `  headers: { Authorization: \`Bearer \${process.env.${variable}}\` },`
          : `  headers: { Authorization: \`Bearer \${process.env.${variable}}\`, 'Content-Type': 'application/json' },`,
        ...(isRead
          ? []
          : [`  body: JSON.stringify({}), // ${l10n.t('the fields are in Hoko’s documentation')}`]),
        '});',
        '',
      ].join('\n');
    case 'curl':
      return [
        `curl ${isRead ? '' : `--request ${method} `}${url} \\`,
        ...(isRead ? [] : [`  --header 'Content-Type: application/json' --data '{}' \\`]),
        `  --header "Authorization: Bearer $${variable}"`,
        '',
      ].join('\n');
    case 'env':
      return [
        `# ${l10n.t('“{0}”: its value is in each developer’s secret storage, never in a file that is shared', shown(key.name))}`,
        `${variable}=`,
        '',
      ].join('\n');
  }
}
