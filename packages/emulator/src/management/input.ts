import { isScope, looksLikeValue, parsePattern, SCOPES, say } from '@hoko-keys/shared';
import type { KeyChange, NewKey } from '../keys/key-store.ts';
import { hasUnseen, oneLine } from '../words/one-line.ts';

/** What was asked for, or the sentence that says what is wrong with it. */
export type Input<T> =
  | { readonly ok: true; readonly input: T }
  | { readonly ok: false; readonly sentence: string };

const MAX_NAME = 200;
const MAX_ENTRIES = 1_000;
/** A hostname has at most 253 characters (RFC 1035 section 2.3.4); its Unicode spelling may have a few more. */
const MAX_ENTRY = 400;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the body that creates a key. */
export function readNewKey(body: unknown): Input<NewKey> {
  if (!isObject(body))
    return wrong('The body has to be a JSON object with name, scopes and allowedHostnames.');
  const wrongField =
    unknownField(body, ['name', 'workspace', 'scopes', 'allowedHostnames']) ??
    wrongText('name', body.name) ??
    (body.workspace === undefined ? undefined : wrongText('workspace', body.workspace)) ??
    wrongScopes(body.scopes) ??
    wrongHostnames(body.allowedHostnames);
  return wrongField === undefined ? { ok: true, input: body as unknown as NewKey } : wrong(wrongField);
}

/** Reads the body that changes a key: at least one of name, scopes, allowedHostnames. */
export function readKeyChange(body: unknown): Input<KeyChange> {
  if (!isObject(body) || Object.keys(body).length === 0) {
    return wrong('The body has to be a JSON object with name, scopes or allowedHostnames.');
  }
  const wrongField =
    unknownField(body, ['name', 'scopes', 'allowedHostnames']) ??
    ('name' in body ? wrongText('name', body.name) : undefined) ??
    ('scopes' in body ? wrongScopes(body.scopes) : undefined) ??
    ('allowedHostnames' in body ? wrongHostnames(body.allowedHostnames) : undefined);
  return wrongField === undefined ? { ok: true, input: body as KeyChange } : wrong(wrongField);
}

function isObject(body: unknown): body is Fields {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function wrong<T>(sentence: string): Input<T> {
  return { ok: false, sentence };
}

function unknownField(body: Fields, known: readonly string[]): string | undefined {
  const field = Object.keys(body).find(name => !known.includes(name));
  if (field === undefined) return undefined;
  const what = looksLikeValue(field)
    ? 'A field’s name looks like a key’s value.'
    : `“${oneLine(field)}” is not a field here.`;
  return `${what} There are ${known.join(', ')}.`;
}

function wrongText(field: string, text: unknown): string | undefined {
  if (typeof text !== 'string' || text.trim() === '') return `“${field}” has to be a text that is not empty.`;
  if (text.length > MAX_NAME)
    return `“${field}” has ${text.length} characters; at most ${MAX_NAME} are kept.`;
  if (hasUnseen(text))
    return `“${field}” has characters nobody sees, such as line breaks or marks of direction. Leave them out.`;
  return looksLikeValue(text)
    ? `“${field}” looks like a key’s value. Give the key a name people know it by.`
    : undefined;
}

function wrongScopes(scopes: unknown): string | undefined {
  if (!Array.isArray(scopes) || scopes.length === 0) return 'Select at least one scope.';
  const unknown: unknown = scopes.find(scope => typeof scope !== 'string' || !isScope(scope));
  if (unknown !== undefined) return `${sayNoScope(unknown)} There are ${SCOPES.join(', ')}.`;
  return repeated('scopes', scopes);
}

function sayNoScope(scope: unknown): string {
  if (typeof scope !== 'string') return '“scopes” has to hold texts.';
  return looksLikeValue(scope) ? 'A scope looks like a key’s value.' : `“${oneLine(scope)}” is not a scope.`;
}

function wrongHostnames(entries: unknown): string | undefined {
  if (!Array.isArray(entries))
    return '“allowedHostnames” has to be a list; an empty one lets any hostname pass.';
  if (entries.length > MAX_ENTRIES)
    return `“allowedHostnames” has ${entries.length} entries; at most ${MAX_ENTRIES} are kept.`;
  return (
    entries.map(wrongEntry).find(sentence => sentence !== undefined) ?? repeated('allowedHostnames', entries)
  );
}

function wrongEntry(entry: unknown): string | undefined {
  if (typeof entry !== 'string') return '“allowedHostnames” has to hold texts, such as "app.example.com".';
  if (entry.length > MAX_ENTRY)
    return `An entry of “allowedHostnames” has ${entry.length} characters; a hostname has at most 253.`;
  const parsed = parsePattern(entry);
  if (parsed.ok) return undefined;
  if (looksLikeValue(entry))
    return 'An entry of “allowedHostnames” is no hostname and looks like a key’s value.';
  const { suggestion } = parsed.problem;
  return say(parsed.problem) + (suggestion === undefined ? '' : ` Did you mean ${suggestion}?`);
}

/** @param texts each one right by itself, so that it can be repeated in a sentence */
function repeated(field: string, texts: readonly string[]): string | undefined {
  const again = texts.find((text, i) => texts.indexOf(text) !== i);
  if (again === undefined) return undefined;
  return looksLikeValue(again)
    ? `“${field}” has one text twice.`
    : `“${oneLine(again)}” is in “${field}” twice.`;
}
