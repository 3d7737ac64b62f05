/** A part of a sentence that views show in its own way: words, a name somebody gave, or a hostname. */
export type Piece = string | { readonly name: string } | { readonly hostname: string };

/** Names with a word between the last two, as the language joins them. */
export function joined(names: readonly string[], and: string): readonly Piece[] {
  return names.flatMap((name, i) => (i === 0 ? [{ name }] : [and, { name }]));
}

/** Hostnames as the language lists them. @param language BCP 47 */
export function listed(hostnames: readonly string[], language: string): readonly Piece[] {
  return new Intl.ListFormat(language)
    .formatToParts(hostnames)
    .map(({ type, value }) => (type === 'element' ? { hostname: value } : value));
}

/** A longer hostname, which stands above in full, would hide the sentence it is in. */
const MAX_INLINE = 50;

export function isShort(hostname: string | undefined): hostname is string {
  return hostname !== undefined && hostname.length <= MAX_INLINE;
}
