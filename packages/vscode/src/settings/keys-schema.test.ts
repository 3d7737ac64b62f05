import { parseKeys, SCOPES } from '@hoko-keys/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getLanguageService, type JSONSchema, TextDocument } from 'vscode-json-languageservice';
import { keysSchema } from '../../keys-schema.ts';
import manifest from '../../package.json' with { type: 'json' };
import nls from '../../package.nls.json' with { type: 'json' };

const written = manifest.contributes.configuration.properties['hoko.keys'];

/** The manifest's texts as VS Code fills them in. */
const schema = JSON.parse(
  JSON.stringify(written).replaceAll(/"%([\w.]+)%"/g, (_, name: keyof typeof nls) =>
    JSON.stringify(nls[name]),
  ),
);

/** VS Code's own JSON engine, with the setting as it stands in `settings.json` or, below `settings`, in a `.code-workspace`. */
function editor(uri: string, root: JSONSchema) {
  const service = getLanguageService({});
  service.configure({
    allowComments: true,
    schemas: [{ uri: `${uri}.schema`, fileMatch: ['*'], schema: root }],
  });
  const open = (text: string) => {
    const document = TextDocument.create(uri, 'jsonc', 1, text);
    return { document, json: service.parseJSONDocument(document) };
  };
  return {
    problems: async (text: string) => {
      const { document, json } = open(text);
      return (await service.doValidation(document, json)).map(({ message }) => message);
    },
    /** What is offered at the `¦` in a text. */
    offers: async (text: string) => {
      const { document, json } = open(text.replace('¦', ''));
      const list = await service.doComplete(document, document.positionAt(text.indexOf('¦')), json);
      return list?.items ?? [];
    },
    hover: async (text: string) => {
      const { document, json } = open(text.replace('¦', ''));
      const hover = await service.doHover(document, document.positionAt(text.indexOf('¦')), json);
      return JSON.stringify(hover?.contents ?? '');
    },
  };
}

const settingsJson = editor('file:///p/.vscode/settings.json', { properties: { 'hoko.keys': schema } });
const codeWorkspace = editor('file:///p/team.code-workspace', {
  properties: { settings: { properties: { 'hoko.keys': schema } } },
});

test('the manifest has the schema of the parser; `pnpm --filter hoko-keys run schema` writes it', () => {
  expect(written).toEqual(JSON.parse(JSON.stringify(keysSchema())));
});

const KEY = { name: 'K', scopes: ['linksRead'], allowedHostnames: ['a.test'] };

/** What fields may hold: right, wrong, or nothing. */
const CONTENTS: Readonly<Record<string, readonly unknown[]>> = {
  name: ['K', '', 7, null, undefined],
  service: ['hoko', 'emulator', 'other', 7],
  workspace: ['Acme', '', []],
  scopes: [['linksRead'], ['linksRead', 'tagsWrite'], [], [''], [7], 'linksRead', ['other'], undefined],
  allowedHostnames: [[], ['a.test'], [''], [7], 'a.test', {}, undefined],
  status: ['active', 'revoked', 'other', true],
  createdAt: ['2026-11-23T10:00:00Z', '2026-11-23', 'yesterday', 7],
  fingerprint: ['fp1_0123456789abcdef', 'fp1_short', '', 7],
  note: [1, 'text'],
};
const content = fc.oneof(
  ...Object.entries(CONTENTS).map(([field, contents]) =>
    fc.constantFrom(...contents.map(one => [field, one])),
  ),
);

test('what the parser reads without a word is what the editor leaves unmarked', async () => {
  const record = fc
    .array(content, { maxLength: 2 })
    .map(fields => ({ ...KEY, ...Object.fromEntries(fields) }));
  await fc.assert(
    fc.asyncProperty(fc.oneof(record, fc.constantFrom(1, 'x', [])), async value => {
      const text = JSON.stringify({ 'hoko.keys': { k: value } });
      const marked = await settingsJson.problems(text);
      const { problems } = parseKeys(JSON.parse(text)['hoko.keys']);
      expect(marked.length > 0, `${text}: ${JSON.stringify([marked, problems])}`).toBe(problems.length > 0);
    }),
  );
});

describe.each([
  ['settings.json', settingsJson, (keys: string) => `{ "hoko.keys": ${keys} }`],
  ['a .code-workspace', codeWorkspace, (keys: string) => `{ "settings": { "hoko.keys": ${keys} } }`],
] as const)('in %s', (_, file, around) => {
  const inRecord = (fields: string) => around(`{ "k": { ${fields} } }`);
  const labels = async (text: string) => (await file.offers(text)).map(({ label }) => label);

  test('fields, scopes, states and services are completed', async () => {
    expect(await labels(inRecord('¦'))).toEqual(
      expect.arrayContaining(Object.keys(schema.additionalProperties.properties)),
    );
    expect(await labels(inRecord('"scopes": [¦]'))).toEqual(
      expect.arrayContaining(SCOPES.map(scope => `"${scope}"`)),
    );
    expect(await labels(inRecord('"status": ¦'))).toEqual(expect.arrayContaining(['"active"', '"revoked"']));
    expect(await labels(inRecord('"service": ¦'))).toEqual(expect.arrayContaining(['"hoko"', '"emulator"']));
    expect(await labels(inRecord('"allowedHostnames": ¦'))).toEqual(
      expect.arrayContaining(['["example.com","*.example.com"]']),
    );
  });

  test('a whole key is one snippet, and what it makes is a key without a problem', async () => {
    for (const [text, wrap] of [
      [around('¦'), (body: unknown) => body],
      [around('{ "key_a": ¦ }'), (body: unknown) => ({ key_a: body })],
    ] as const) {
      const offer = (await file.offers(text)).find(({ label }) => label === 'New key');
      const filled = (offer?.textEdit?.newText ?? '')
        .replaceAll(/\$\{\d:([^}]*)\}/g, '$1')
        .replaceAll(/\$\{\d\|([^,}]*)[^}]*\}/g, '$1')
        .replaceAll('$RANDOM_HEX', '0a1b2c');
      const { keys, problems } = parseKeys(wrap(JSON.parse(filled)));
      expect(problems).toEqual([]);
      expect(keys).toMatchObject([
        { name: 'Storefront', scopes: ['linksRead'], allowedHostnames: ['app.example.com'] },
      ]);
    }
  });

  test('a field says what it is for', async () => {
    expect(await file.hover(inRecord('"scop¦es": ["linksRead"]'))).toContain('grant only what is needed');
    expect(await file.hover(around('{ "k¦ey_a": {} }'))).toContain('never its value');
  });
});

test('every example is one the parser reads without a word', () => {
  const { properties } = schema.additionalProperties as {
    properties: Record<string, { examples?: unknown[] }>;
  };
  for (const [field, { examples = [] }] of Object.entries(properties)) {
    for (const example of examples)
      expect(parseKeys({ k: { ...KEY, [field]: example } }).problems).toEqual([]);
  }
});
