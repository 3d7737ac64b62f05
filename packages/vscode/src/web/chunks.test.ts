import { expect, test } from 'vitest';
import { evaluateChunk } from './chunks.ts';

test('a chunk has what it asks for, and gives what it exports', () => {
  const modules = { vscode: { version: '1.105' }, './extension.js': { say: () => 'said' } };
  const chunk = evaluateChunk(
    "exports.told = [require('vscode').version, require('./extension.js').say()];",
    modules,
  );
  expect(chunk).toEqual({ told: ['1.105', 'said'] });
  expect(evaluateChunk('module.exports = 7;', {})).toBe(7);
});

test('there is no other module, not even one that every object seems to have', () => {
  for (const name of ['node:fs', 'toString', '__proto__'])
    expect(() => evaluateChunk(`require('${name}')`, {})).toThrow('There is no module');
});
