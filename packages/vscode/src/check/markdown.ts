import { oneLine, shown } from '../words/shown.ts';

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

/** An origin or an entry as code, in full: it is to be copied, and whom a long name belongs to stands at its end. */
export function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', 'ˋ')}\``;
}

/** What would be markup, an entity or, with `://`, `www.` or `@`, a link. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|~&@]|:(?=\/\/)|(?<=www)\./gi, '\\$&');
}
