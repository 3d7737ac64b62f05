import { expect, test } from 'vitest';
import { entriesAfter, type HostnameChange } from './change-hostnames.ts';

const CHANGES: readonly { change: HostnameChange; after: readonly string[] }[] = [
  { change: { kind: 'addHostname', entry: 'c.test' }, after: ['a.test', 'b.test', 'b.test', 'c.test'] },
  {
    change: { kind: 'replaceHostname', entry: 'b.test', by: 'c.test' },
    after: ['a.test', 'c.test', 'b.test'],
  },
  { change: { kind: 'removeHostname', entry: 'b.test' }, after: ['a.test', 'b.test'] },
  { change: { kind: 'removeHostname', entry: 'gone.test' }, after: ['a.test', 'b.test', 'b.test'] },
];

test.each(CHANGES)('of entries written alike the first one changes: $change', ({ change, after }) => {
  expect(entriesAfter(['a.test', 'b.test', 'b.test'], change)).toEqual(after);
});

test.each(CHANGES)('a list twice as long takes twice the time: $change', ({ change }) => {
  const readsOf = (length: number) => {
    let reads = 0;
    const entries = new Proxy([...Array.from({ length }, (_, i) => `h${i}.test`), change.entry], {
      get: (list, name) => {
        reads++;
        return Reflect.get(list, name);
      },
    });
    entriesAfter(entries, change);
    return reads;
  };
  expect(readsOf(1_000)).toBeLessThanOrEqual(2 * readsOf(500));
});
