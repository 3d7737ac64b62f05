import { RecordSchema, SCOPES, scopeType } from '@hoko-keys/shared';
import { toJsonSchema } from '@valibot/to-json-schema';

/** Words are the names they have in `package.nls.json`. */
const WORDS = '%setting.keys';

const SCOPE_WORDS = SCOPES.map(scope => `${WORDS}.scope.${scopeType(scope)}%`);

/** What the editor is told beyond the parser's rules, by field. */
const EXTRA: Readonly<Record<string, object>> = {
  name: { examples: ['Storefront'] },
  service: { enumDescriptions: [`${WORDS}.service.hoko%`, `${WORDS}.service.emulator%`] },
  workspace: { examples: ['Acme'] },
  scopes: {
    items: { type: 'string', enum: SCOPES, enumDescriptions: SCOPE_WORDS },
    examples: [['linksRead'], ['analyticsRead', 'conversionsWrite']],
  },
  allowedHostnames: {
    examples: [['app.example.com'], ['example.com', '*.example.com']],
  },
  status: { enumDescriptions: [`${WORDS}.status.active%`, `${WORDS}.status.revoked%`] },
  createdAt: { examples: ['2026-11-23T10:00:00Z'] },
  fingerprint: { patternErrorMessage: `${WORDS}.fingerprint.pattern%` },
};

/** A record with places to fill in; the scope is chosen from all there are. */
const RECORD_BODY = {
  name: placeholder(1, 'Storefront'),
  scopes: [`\${2|${SCOPES.join(',')}|}`],
  allowedHostnames: [placeholder(3, 'app.example.com')],
};

/** VS Code makes the id: it is random, so that it is never used twice. */
const ID_BODY = 'key_$RANDOM_HEX$RANDOM_HEX';

/**
 * The JSON Schema of the `hoko.keys` setting. A record's part is made from the schema it is parsed by. It is stricter in two ways:
 * what the parser keeps with a warning, a field or a scope it does not know, is marked while it is typed.
 */
export function keysSchema(): object {
  return {
    type: 'object',
    scope: 'resource',
    default: {},
    markdownDescription: `${WORDS}%`,
    defaultSnippets: [snippet({ [ID_BODY]: RECORD_BODY })],
    additionalProperties: { ...recordSchema(), defaultSnippets: [snippet(RECORD_BODY)] },
  };
}

function recordSchema(): object {
  const { type, required, properties = {} } = toJsonSchema(RecordSchema);
  const fields = Object.entries(properties).map(([field, schema]) => [
    field,
    { ...Object(schema), description: `${WORDS}.${field}%`, ...EXTRA[field] },
  ]);
  return {
    type,
    description: `${WORDS}.record%`,
    required,
    additionalProperties: false,
    properties: Object.fromEntries(fields),
  };
}

/** A place to fill in, in VS Code's snippet syntax. */
function placeholder(order: number, text: string): string {
  return `\${${order}:${text}}`;
}

function snippet(body: object): object {
  return { label: `${WORDS}.snippet%`, description: `${WORDS}.snippet.description%`, body };
}
