/** A call of a function, as source: it runs in the document, so it can close over nothing. */
export function callExpression(fn: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(${fn})(${args.map(arg => JSON.stringify(arg) ?? 'undefined').join(',')})`;
}
