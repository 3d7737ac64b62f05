import { beforeEach, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { briefClipboard, type ClipboardEdge, secondsBy } from './brief-clipboard.ts';

let clipboard = '';
let due: { ms: number; run: () => Promise<void> }[] = [];
let outcomes: string[] = [];

function clipboardFor(seconds: number, more: Partial<ClipboardEdge> = {}) {
  return briefClipboard({
    read: async () => clipboard,
    write: async text => {
      clipboard = text;
    },
    seconds: () => seconds,
    after: (ms, run) => due.push({ ms, run }),
    done: outcome => outcomes.push(outcome),
    ...more,
  });
}

beforeEach(() => {
  clipboard = '';
  due = [];
  outcomes = [];
});

test('a value goes when its time is over', async () => {
  expect(await clipboardFor(30).copy('emu_value')).toBe(30);
  expect([clipboard, due[0]?.ms]).toEqual(['emu_value', 30_000]);
  await due[0]?.run();
  expect([clipboard, outcomes]).toEqual(['', ['cleared']]);
});

test('what was copied since stays', async () => {
  await clipboardFor(30).copy('emu_value');
  clipboard = 'something else';
  await due[0]?.run();
  expect([clipboard, outcomes]).toEqual(['something else', []]);
});

test('copied again, it stays for as long as was said then', async () => {
  const brief = clipboardFor(30);
  await brief.copy('emu_value');
  await brief.copy('emu_value');
  await due[0]?.run();
  expect(clipboard).toBe('emu_value');
  await due[1]?.run();
  expect(clipboard).toBe('');
});

test('0 seconds: it stays', async () => {
  expect(await clipboardFor(0).copy('emu_value')).toBe(0);
  expect([clipboard, due]).toEqual(['emu_value', []]);
});

test('a clipboard that cannot be read is told', async () => {
  await clipboardFor(30, { read: () => Promise.reject(new Error('denied')) }).copy('emu_value');
  await due[0]?.run();
  expect(outcomes).toEqual(['failed']);
});

test('what is no time for a value is the usual time, as the manifest has it', () => {
  const {
    default: usual,
    minimum,
    maximum,
  } = manifest.contributes.configuration.properties['hoko.clipboardClearSeconds'];
  expect([minimum, 8, maximum].map(secondsBy)).toEqual([minimum, 8, maximum]);
  const wrong = [minimum - 1, maximum + 1, 1e12, Number.NaN, '5', null, undefined];
  expect(wrong.map(secondsBy)).toEqual(wrong.map(() => usual));
});
