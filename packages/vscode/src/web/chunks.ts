/** Modules by the names they are asked for. */
type Modules = Readonly<Record<string, unknown>>;

/** Loads a chunk of the build by its name, such as `./suffix-data.js`, and what it stands on. */
export type LoadChunk = (name: string) => Promise<unknown>;

/**
 * Loads the build's other files in a worker of the browser, where VS Code gives an extension no module but its API. Each is
 * read as a file and evaluated as VS Code's worker evaluates the entry.
 *
 * @param read a chunk's text: a CommonJS module, in which the build has turned each `import()` into a call of `module.later`
 * @param given what there is already: VS Code's API and the entry
 */
export function chunkLoader(read: (name: string) => Promise<string>, given: Modules): LoadChunk {
  const loading = new Map<string, Promise<unknown>>();
  const load: LoadChunk = name => {
    const known = loading.get(name) ?? evaluate(name);
    loading.set(name, known);
    // A file that could not be read may be there the next time.
    known.catch(() => loading.delete(name));
    return known;
  };
  const evaluate = async (name: string): Promise<unknown> => {
    const text = await read(name);
    const below = chunksIn(text).filter(chunk => !Object.hasOwn(given, chunk));
    const chunks = await Promise.all(below.map(async chunk => [chunk, await load(chunk)] as const));
    return run(text, { ...given, ...Object.fromEntries(chunks) }, load);
  };
  return load;
}

/** The chunks a chunk can't begin without. */
function chunksIn(text: string): string[] {
  return [...text.matchAll(/\brequire\((["'`])(\.\/[\w-]+\.js)\1\)/g)].map(([, , name]) => name ?? '');
}

function run(text: string, modules: Modules, later: LoadChunk): unknown {
  const module = { exports: {}, later };
  const require = (name: string) => {
    if (!Object.hasOwn(modules, name)) throw new Error(`There is no module “${name}” in the browser.`);
    return modules[name];
  };
  new Function('module', 'exports', 'require', text)(module, module.exports, require);
  return module.exports;
}
