import type { ApiKey, HostnameRules, Snapshot } from '@hoko-keys/shared';

/** How keys came to be known here: brought by the user, written by hand, or set by a company's policy. */
export type SourceKind = 'imported' | 'typed' | 'policy';

/** One place that keys are known from. */
export interface KeySource {
  readonly id: string;
  readonly kind: SourceKind;
  readonly snapshot: Snapshot;
  /** ISO 8601, UTC: when it was read here; `snapshot.takenAt` is when it was true. */
  readonly readAt: string;
}

/** A key, and who says so. */
export interface KnownKey {
  readonly key: ApiKey;
  readonly source: KeySource;
  /** What the source knows of Hoko. */
  readonly rules: HostnameRules;
}

/** Every key of every source. One that several describe alike comes once, by the source read last. */
export function knownKeys(sources: readonly KeySource[]): readonly KnownKey[] {
  const [only, ...more] = sources;
  if (only !== undefined && more.length === 0) {
    return only.snapshot.keys.map(key => ({ key, source: only, rules: only.snapshot.rules }));
  }
  const newestFirst = sources.toSorted((a, b) => b.readAt.localeCompare(a.readAt));
  const seen = new Set<string>();
  return newestFirst.flatMap(source =>
    source.snapshot.keys.flatMap(key => {
      const { rules } = source.snapshot;
      const description = JSON.stringify([key, rules]);
      if (seen.has(description)) return [];
      seen.add(description);
      return [{ key, source, rules }];
    }),
  );
}

/** The sources once an imported or edited one is in its place. */
export function withSource(sources: readonly KeySource[], source: KeySource): readonly KeySource[] {
  return sources.some(({ id }) => id === source.id)
    ? sources.map(other => (other.id === source.id ? source : other))
    : [...sources, source];
}

/** The sources without one that a person takes away; what a policy set is not theirs to remove. */
export function withoutSource(sources: readonly KeySource[], id: string): readonly KeySource[] {
  return sources.filter(source => source.id !== id || source.kind === 'policy');
}
