const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/**
 * How long ago something was, in words: "3 days ago"; "just now" within a minute, and for a time to come, which only a
 * wrong clock makes.
 *
 * @param then ISO 8601
 * @param language BCP 47; digits are Western in each
 * @param justNow the language's words for less than a minute
 */
export function age(then: string, now: Date, language: string, justNow: string): string {
  const seconds = (now.getTime() - Date.parse(then)) / 1_000;
  const unit = UNITS.find(([, size]) => seconds >= size);
  if (unit === undefined) return justNow;
  const [name, size] = unit;
  const format = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: 'auto' });
  return format.format(-Math.floor(seconds / size), name);
}
