import { expect, test } from 'vitest';
import { sayFailure } from './say-failure.ts';

const VALUE = 'emu_q7Zk2Jx9vB4mT1pR8sL5wN3c';

function failing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

test('an error’s kind and place are told, and nothing of what it quotes', () => {
  const error = failing(VALUE);
  expect(String(error)).toContain(VALUE.slice(0, 8));
  const said = sayFailure(error);
  expect(said).toMatch(/^SyntaxError\n\s+at .*say-failure\.test\.ts:\d+:\d+/);
  expect(said).not.toContain(VALUE.slice(0, 8));
});

test.each([
  [Object.assign(new Error(`no ${VALUE}`), { code: 'ENOENT' }), /^Error ENOENT\n/],
  [Object.assign(new Error(VALUE), { code: VALUE }), /^Error\n/],
  [new Error(`first\n    at ${VALUE}\n  ${VALUE}`), /^Error\n/],
  [VALUE, /^string$/],
  [undefined, /^undefined$/],
])('whatever was thrown, no value is said (%#)', (thrown, said) => {
  expect(sayFailure(thrown)).toMatch(said);
  expect(sayFailure(thrown)).not.toContain(VALUE);
});
