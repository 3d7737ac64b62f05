/** What Arabic counts by: one and two are words of their own; from three on the number stands before one of the plurals. */
interface Counted {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

const RULES = new Intl.PluralRules('ar');

/** A number of things, by Arabic's plural rules (CLDR). Digits are Western, as in hostnames and in most software. */
export function counted(count: number, words: Counted): string {
  const category = RULES.select(count);
  if (category === 'one' || category === 'two') return words[category];
  return `${count} ${category === 'zero' ? words.other : words[category]}`;
}
