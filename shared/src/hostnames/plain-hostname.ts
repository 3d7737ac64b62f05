/** RFC 1035 section 2.3.4: octets of one label; a whole name that is no longer needs no look at its labels. */
export const MAX_LABEL = 63;

/**
 * Letters and digits in lower case, apart by single dots and hyphens, a letter after the last one: what no URL parser changes.
 * So no `xn--`, and no number in the last label, which might be an IPv4 address (https://url.spec.whatwg.org/#host-parsing).
 */
const PLAIN = /^(?:[a-z0-9]+[.-])*[a-z][a-z0-9]*$/;

/** Whether text is a normalised hostname by its looks alone, as most are; false says nothing. */
export function isPlainHostname(text: string): boolean {
  return text.length <= MAX_LABEL && PLAIN.test(text);
}
