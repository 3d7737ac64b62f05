/** What Arabic counts by: one and two are words of their own; from three on the number stands before one of the plurals. */
interface Counted {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

/** A number of things, by Arabic's plural rules. Digits are Western, as in hostnames and in most software. */
export function counted(count: number, words: Counted): string {
  const category = categoryOf(count);
  return category === 'one' || category === 'two' ? words[category] : `${count} ${words[category]}`;
}

/** CLDR, plural rules of `ar`; as `Intl.PluralRules`, which takes longer to load than the first verdict may wait. */
function categoryOf(count: number): keyof Counted {
  const end = count % 100;
  if (count === 1) return 'one';
  if (count === 2) return 'two';
  return end >= 3 && end <= 10 ? 'few' : end >= 11 ? 'many' : 'other';
}
