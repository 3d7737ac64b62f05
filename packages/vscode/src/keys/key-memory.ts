import type { PlacedKey } from './listing.ts';
import { recordId } from './listing.ts';

/** A record, as far as it is remembered by. */
export type Remembered = Pick<PlacedKey, 'key' | 'place'>;

/** What is remembered of a key besides its record. */
export type Topic = 'dashboard' | 'variable';

/** One entry for each topic and record. */
export type MemoryName = `hoko.${Topic}:${string}`;

/** What of VS Code's `Memento` is used. */
export interface Memory {
  keys(): readonly string[];
  get(name: MemoryName): unknown;
  update(name: MemoryName, content: unknown): PromiseLike<void>;
}

/** What this machine remembers of keys besides their records. It is kept in plain text: never a value. */
export interface KeyMemory {
  /** Of which records there is something, by their ids. */
  records(topic: Topic): ReadonlySet<string>;
  /** As it was kept, perhaps by another version. */
  get(topic: Topic, record: Remembered): unknown;
  keep(topic: Topic, record: Remembered, content: unknown): Promise<void>;
  forget(topic: Topic, record: Remembered): Promise<void>;
}

/** A memory of keys in VS Code’s own. */
export function createKeyMemory(memory: Memory): KeyMemory {
  const nameOf = (topic: Topic, record: Remembered): MemoryName => `hoko.${topic}:${recordId(record)}`;
  return {
    records: topic => {
      const before = `hoko.${topic}:`;
      const names = memory.keys().filter(name => name.startsWith(before));
      return new Set(names.map(name => name.slice(before.length)));
    },
    get: (topic, record) => memory.get(nameOf(topic, record)),
    keep: async (topic, record, content) => memory.update(nameOf(topic, record), content),
    forget: async (topic, record) => memory.update(nameOf(topic, record), undefined),
  };
}

/** A memory that ends with its map, for the flows' tests. */
export function memoryIn(map: Map<MemoryName, unknown>): Memory {
  return {
    keys: () => [...map.keys()],
    get: name => map.get(name),
    update: async (name, content) => void map.set(name, content),
  };
}
