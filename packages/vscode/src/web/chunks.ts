/** What a chunk may ask for: VS Code's API, and the entry it belongs to. */
export type Modules = Readonly<Record<string, unknown>>;

/**
 * Evaluates a file of our own package the way VS Code's worker evaluates the entry: it gives an extension no module but that
 * one, so what is needed later is read as a file.
 *
 * @param text a CommonJS module
 * @returns what it exports
 * @throws Error when it asks for a module there is not
 */
export function evaluateChunk(text: string, modules: Modules): unknown {
  const chunk = { exports: {} };
  const require = (name: string) => {
    if (!Object.hasOwn(modules, name)) throw new Error(`There is no module “${name}” in the browser.`);
    return modules[name];
  };
  new Function('module', 'exports', 'require', text)(chunk, chunk.exports, require);
  return chunk.exports;
}
