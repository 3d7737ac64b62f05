import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NotUtf8, textIn } from './file-text.ts';
import { lastingChange, type SharedText, wholeText } from './lasting-change.ts';
import { keysIn, type RecordChange } from './record-change.ts';

const PATH = ['hoko.keys'];
const REST_MS = 200;
/** Reading, writing and what three windows take to fill the file are less than a window rests. */
const slowness = fc.record({ start: fc.nat(300), read: fc.nat(60), write: fc.nat(60), fill: fc.nat(25) });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** A file, and a window's way to it. */
function sharedFile(records: object) {
  const file = { text: JSON.stringify({ 'hoko.keys': records }, null, 2) };
  /** Whoever writes empties the file, and fills it a moment later; VS Code lets the next one write when that is done. */
  let written = Promise.resolve();
  const through = ({ read, write, fill }: Slowness): SharedText => ({
    read: async () => {
      const { text } = file;
      await sleep(read);
      return text;
    },
    write: async text => {
      await sleep(write);
      written = written.then(async () => {
        file.text = '';
        await sleep(fill);
        file.text = text;
      });
      return written;
    },
    restMs: REST_MS,
  });
  return {
    holds: (text: string) => {
      file.text = text;
    },
    records: () => keysIn(file.text, PATH) as Record<string, { allowedHostnames: string[] }>,
    through,
  };
}

type Slowness = { start: number; read: number; write: number; fill: number };

/** Two windows that each make a change. @returns what each is told */
async function atOnce(
  file: ReturnType<typeof sharedFile>,
  ...windows: [slow: Slowness, id: string, change: RecordChange][]
) {
  const told = Promise.all(
    windows.map(async ([slow, id, change]) => {
      await sleep(slow.start);
      return lastingChange(file.through(slow), PATH, id, change);
    }),
  );
  await vi.runAllTimersAsync();
  return told;
}

const key = (...allowedHostnames: string[]) => ({ name: 'K', scopes: ['linksRead'], allowedHostnames });
const add = (entry: string) => ({ kind: 'addHostname', entry }) as const;

test('two windows that change different keys at once lose nothing', async () => {
  await fc.assert(
    fc.asyncProperty(slowness, slowness, async (a, b) => {
      const file = sharedFile({ k1: key('a.test'), k2: key('a.test') });
      const create = {
        kind: 'create',
        record: { ...key('c.test'), service: 'hoko', status: 'active' },
      } as const;
      expect(
        await atOnce(file, [a, 'k1', add('x.test')], [b, 'k2', add('y.test')], [a, 'k3', create]),
      ).toEqual([undefined, undefined, undefined]);
      expect(file.records()).toMatchObject({
        k1: key('a.test', 'x.test'),
        k2: key('a.test', 'y.test'),
        k3: key('c.test'),
      });
    }),
    { numRuns: 1_000 },
  );
});

test('of one key, other entries end up side by side; the same entry is changed once, and the other window is told', async () => {
  await fc.assert(
    fc.asyncProperty(slowness, slowness, async (a, b) => {
      const file = sharedFile({ k: key('a.test', 'b.test') });
      await atOnce(file, [a, 'k', add('x.test')], [b, 'k', { kind: 'removeHostname', entry: 'b.test' }]);
      expect(file.records()).toMatchObject({ k: key('a.test', 'x.test') });

      const replace = (by: string) => ({ kind: 'replaceHostname', entry: 'a.test', by }) as const;
      const told = await atOnce(file, [a, 'k', replace('first.test')], [b, 'k', replace('second.test')]);
      expect([...told].sort()).toEqual(['entryGone', undefined]);
      const winner = told[0] === undefined ? 'first.test' : 'second.test';
      expect(file.records()).toMatchObject({ k: { allowedHostnames: [winner, 'x.test'] } });
    }),
    { numRuns: 1_000 },
  );
});

test('of two windows that each take out another entry, the later one is told before none is left', async () => {
  const remove = (entry: string) => ({ kind: 'removeHostname', entry }) as const;
  await fc.assert(
    fc.asyncProperty(slowness, slowness, async (a, b) => {
      const file = sharedFile({ k: key('a.test', 'b.test') });
      const told = await atOnce(file, [a, 'k', remove('a.test')], [b, 'k', remove('b.test')]);
      expect([...told].sort()).toEqual(['recordChanged', undefined]);
      expect(file.records()).toMatchObject({ k: key(told[0] === undefined ? 'b.test' : 'a.test') });
    }),
    { numRuns: 1_000 },
  );
});

test('of one key, another name and another fingerprint are written once, and the other window is told', async () => {
  const rename = (to: string) => ({ kind: 'rename', from: 'K', to }) as const;
  const mark = (to: string) => ({ kind: 'setFingerprint', from: undefined, to }) as const;
  await fc.assert(
    fc.asyncProperty(slowness, slowness, fc.constantFrom(rename, mark), async (a, b, change) => {
      const file = sharedFile({ k: key('a.test') });
      const told = await atOnce(file, [a, 'k', change('first')], [b, 'k', change('second')]);
      expect([...told].sort()).toEqual(['recordChanged', undefined]);
      const winner = told[0] === undefined ? 'first' : 'second';
      expect(file.records().k).toMatchObject(change === rename ? { name: winner } : { fingerprint: winner });
    }),
    { numRuns: 1_000 },
  );
});

test('a window that takes the change away every time is an error, not an endless loop', async () => {
  const stubborn: SharedText = {
    read: async () => JSON.stringify({ 'hoko.keys': { k: key('a.test') } }),
    write: async () => {},
    restMs: 0,
  };
  const told = expect(lastingChange(stubborn, PATH, 'k', add('x.test'))).rejects.toThrow('keeps changing');
  await vi.runAllTimersAsync();
  await told;
});

test('a file that stays blank is an empty one, and one that stays broken is told', async () => {
  const file = sharedFile({});
  const slow = { start: 0, read: 1, write: 1, fill: 0 };
  const create = { kind: 'create', record: { ...key('c.test'), service: 'hoko', status: 'active' } } as const;
  file.holds('');
  expect(await atOnce(file, [slow, 'k', create])).toEqual([undefined]);
  expect(file.records()).toMatchObject({ k: key('c.test') });
  file.holds('{ "hoko.keys": {');
  expect(await atOnce(file, [slow, 'k', create])).toEqual(['broken']);
});

test('a file that is cut off in a character while it is filled is no other encoding’s; one that stays so is', async () => {
  const bytes = new TextEncoder().encode('{ "hoko.keys": {} } // مفتاح');
  const reading = (cutOff: number): SharedText => ({
    read: async () => textIn(cutOff-- > 0 ? bytes.slice(0, -1) : bytes),
    write: async () => {},
    restMs: REST_MS,
  });
  const read = Promise.allSettled([wholeText(reading(3)), wholeText(reading(100))]);
  await vi.runAllTimersAsync();
  expect(await read).toEqual([
    { status: 'fulfilled', value: '{ "hoko.keys": {} } // مفتاح' },
    { status: 'rejected', reason: expect.any(NotUtf8) },
  ]);
});

describe('a disk that is full', () => {
  const BEFORE = `{ "hoko.keys": ${JSON.stringify({ k: key('a.test') })} } // مفتاح`;
  /** @param room in bytes; whoever writes more is told, or is not */
  const diskWith = (room: number, conduct: 'told' | 'silent') => {
    let bytes = new TextEncoder().encode(BEFORE);
    const text: SharedText = {
      read: async () => textIn(bytes),
      write: async by => {
        const whole = new TextEncoder().encode(by);
        bytes = whole.slice(0, room);
        if (whole.length > room && conduct === 'told') throw new Error('the disk is full');
      },
      restMs: REST_MS,
    };
    return { text, content: () => new TextDecoder().decode(bytes) };
  };
  const size = new TextEncoder().encode(BEFORE).length;
  const change = async (disk: ReturnType<typeof diskWith>) => {
    const told = lastingChange(disk.text, PATH, 'k', add('x.test')).catch(error => error.message);
    await vi.runAllTimersAsync();
    return told;
  };

  test.each((['told', 'silent'] as const).flatMap(conduct => [0, 1, 5].map(more => ({ conduct, more }))))(
    'and $conduct gets the text before back, with $more bytes to spare',
    async ({ conduct, more }) => {
      const disk = diskWith(size + more, conduct);
      expect(await change(disk)).toBe(
        conduct === 'told' ? 'the disk is full' : 'only a part of it fits on the disk',
      );
      expect(disk.content()).toBe(BEFORE);
    },
  );

  test('and fuller by then than it was: that the text before is not back is told', async () => {
    const disk = diskWith(size - 1, 'silent');
    expect(await change(disk)).toContain('what it held before does not any more');
  });
});

test('a file that somebody takes away meanwhile is made anew with the change, and not with what it held', async () => {
  const file = sharedFile({ k: key('a.test') });
  const shared = file.through({ start: 0, read: 1, write: 1, fill: 1 });
  let writes = 0;
  const write: SharedText['write'] = async text => {
    await shared.write(text);
    writes++;
    if (writes === 1) file.holds('');
  };
  const create = { kind: 'create', record: { ...key('c.test'), service: 'hoko', status: 'active' } } as const;
  const told = lastingChange({ ...shared, write }, PATH, 'new', create);
  await vi.runAllTimersAsync();
  expect(await told).toBeUndefined();
  expect(Object.keys(file.records())).toEqual(['new']);
});

test('a change that was written is not told as failed where the file can’t be read just then', async () => {
  const file = sharedFile({});
  const shared = file.through({ start: 0, read: 1, write: 1, fill: 1 });
  let isWritten = false;
  const once: SharedText = {
    ...shared,
    read: async () => {
      if (isWritten) throw new Error('the connection is gone');
      return shared.read();
    },
    write: async text => {
      await shared.write(text);
      isWritten = true;
    },
  };
  const create = { kind: 'create', record: { ...key('c.test'), service: 'hoko', status: 'active' } } as const;
  const told = lastingChange(once, PATH, 'k', create);
  await vi.runAllTimersAsync();
  expect(await told).toBeUndefined();
  expect(file.records()).toMatchObject({ k: key('c.test') });
});
