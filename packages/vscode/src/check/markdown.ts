import { shown } from '../words/shown.ts';

/** A sentence, with wildcards as code: their `*` would be markup. */
export function asSentence(message: string): string {
  return message
    .split(/(\*(?:\.[\p{L}\p{N}-]+)+)/u)
    .map((part, i) => (i % 2 === 1 ? code(part) : escapeMarkdown(part)))
    .join('');
}

/** Text from a settings file is text, never Markdown. */
export function asText(text: string): string {
  return escapeMarkdown(shown(text));
}

/** Text from a settings file as code, on one line. */
export function code(text: string): string {
  return `\`${shown(text).replaceAll('`', 'ˋ')}\``;
}

/** What would be markup, an entity or, with `://`, `www.` or `@`, a link. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~&@]|:(?=\/\/)|(?<=www)\./gi, '\\$&');
}
