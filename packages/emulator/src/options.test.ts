import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('says what it was asked for', () => {
  expect(readOptions([])).toEqual({ kind: 'run', port: 4656, json: false });
  const token = '!'.repeat(16);
  expect(readOptions(['--json', '--port=0', '--state', '-', '--token', token])).toEqual({
    kind: 'run',
    port: 0,
    stateFile: '-',
    token,
    json: true,
  });
  expect(readOptions(['--help'])).toEqual({ kind: 'help' });
});

test.each([
  [['--port', 'x'], /^--port “x” is not a port/],
  [['--port', '70000'], /^--port “70000” is not a port/],
  [['--port', '-1'], /^--port “-1” is not a port/],
  [['--port', '1\n2'], /^--port “1 2” is not a port/],
  [['--port='], /^--port “” is not a port/],
  [['--port'], /^--port needs a value after it/],
  [['--port', '--json'], /^--port needs a value after it/],
  [['--port', '0', '--port', '1'], /^--port is there twice/],
  [['--state='], /^--state needs the name of a file/],
  [['--state', '--json'], /^--state needs a value after it/],
  [['--json=yes'], /^--json takes no value/],
  [['--no-json'], /^There is no option --no-json/],
  [['--token', 'short'], /^--token has to be 16 or more/],
  [['--token', 'with a space in it'], /^--token has to be 16 or more/],
  [['--token', 'aaaaaaaaaaaaaaaé世'], /^--token has to be 16 or more/],
  [['--colour'], /^There is no option --colour/],
  [['--__proto__'], /^There is no option --__proto__/],
  [['-p', '1'], /^There is no option -p/],
  [['--', '--json'], /^There are options alone/],
  [['a-stray-token'], /^There are options alone(?!.*stray)/],
])('%j is refused', (args, sentence) => {
  const options = readOptions(args);
  expect(options.kind === 'wrong' && options.sentence).toMatch(sentence);
});

test('whatever the arguments are, a refusal is one line', () => {
  const name = fc.constantFrom(
    '--port',
    '--state',
    '--token',
    '--json',
    '--help',
    '--',
    '-x',
    '--port=',
    '--json=',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(name, fc.string({ unit: 'binary' }))), args => {
      const options = readOptions(args);
      if (options.kind === 'wrong') expect(options.sentence).not.toMatch(/[\r\n\u2028\u2029]/);
    }),
  );
});
