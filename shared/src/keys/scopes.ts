/** The scopes Hoko documents, least power first within a resource (Hoko's developer documentation on API keys). */
export const SCOPES = [
  'linksRead',
  'linksWrite',
  'collectionsRead',
  'collectionsWrite',
  'tagsRead',
  'tagsWrite',
  'partnersRead',
  'partnersWrite',
  'customersRead',
  'customersWrite',
  'analyticsRead',
  'conversionsWrite',
] as const;

/** One of `SCOPES`. */
export type Scope = (typeof SCOPES)[number];

/** Whether `text` is a scope Hoko documents. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/** `read`: view data. `write`: create or change it (Hoko's help page on API keys). */
export function scopeType(scope: Scope): 'read' | 'write' {
  return scope.endsWith('Read') ? 'read' : 'write';
}
