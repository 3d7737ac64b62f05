/** Resolves once what was rendered is on the screen, or while nothing is shown, once it is. */
export function painted(): Promise<void> {
  return new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
}
