import { RecordSchema, SCOPES } from '@hoko-keys/shared';
import { toJsonSchema } from '@valibot/to-json-schema';

/** What the settings editor is told beyond the parser's rules, by field: words, by their names in `package.nls.json`, and examples. */
const EXTRA: Readonly<Record<string, object>> = {
  scopes: { items: { type: 'string', enum: SCOPES } },
  allowedHostnames: { examples: [['app.example.com', '*.example.com']] },
  fingerprint: { patternErrorMessage: '%setting.keys.fingerprint.pattern%' },
};

/**
 * The JSON Schema of one record of `hoko.keys`, made from the schema it is parsed by. It is stricter in two ways: what the
 * parser keeps with a warning, a field or a scope it does not know, is marked while it is typed.
 */
export function recordSchema(): object {
  const { type, required, properties = {} } = toJsonSchema(RecordSchema);
  const fields = Object.entries(properties).map(([field, schema]) => [
    field,
    { ...Object(schema), description: `%setting.keys.${field}%`, ...EXTRA[field] },
  ]);
  return { type, required, additionalProperties: false, properties: Object.fromEntries(fields) };
}
