import { expect, test } from 'vitest';
import { chunkLoader } from './chunks.ts';

/** A loader over files in memory, and how often each was read. */
function loaderOver(files: Record<string, string>, given: Record<string, unknown> = {}) {
  const reads: string[] = [];
  const load = chunkLoader(async name => {
    reads.push(name);
    const text = files[name];
    if (text === undefined) throw new Error('no such file');
    return text;
  }, given);
  return { load, reads };
}

test('a chunk has what it asks for: what is given, and other chunks before it runs', async () => {
  const { load } = loaderOver(
    {
      './a.js':
        "exports.told = [require('vscode').version, require('./extension.js').said, require(\"./b.js\").b];",
      './b.js': 'exports.b = 7;',
    },
    { vscode: { version: '1.105' }, './extension.js': { said: 'said' } },
  );
  expect(await load('./a.js')).toEqual({ told: ['1.105', 'said', 7] });
});

test('each is read and evaluated once, also when asked for at once, from above and from below', async () => {
  const { load, reads } = loaderOver({
    './a.js': "exports.b = require('./b.js'); exports.later = () => module.later('./b.js');",
    './b.js': 'module.exports = {};',
  });
  const [a, b] = (await Promise.all([load('./a.js'), load('./b.js')])) as [
    { b: object; later(): Promise<object> },
    object,
  ];
  expect(a.b).toBe(b);
  expect(await a.later()).toBe(b);
  expect(reads.toSorted()).toEqual(['./a.js', './b.js']);
});

test('what failed is tried again the next time', async () => {
  const files: Record<string, string> = {};
  const { load } = loaderOver(files);
  await expect(load('./a.js')).rejects.toThrow('no such file');
  files['./a.js'] = 'module.exports = 1;';
  expect(await load('./a.js')).toBe(1);
});

test('there is no other module, not even one that every object seems to have', async () => {
  for (const name of ['node:fs', 'toString', '__proto__'])
    await expect(loaderOver({ './a.js': `require('${name}')` }).load('./a.js')).rejects.toThrow(
      'There is no',
    );
});
