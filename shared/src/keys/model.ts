/** Who issued a key, and so the only one its value is ever sent to. */
export type Service = 'hoko' | 'emulator';

/** A revoked key is refused, and its record stays. */
export type KeyStatus = 'active' | 'revoked';

/**
 * The description of an API key. It never holds the value.
 * Fields a record has beyond these are kept as they are, so that a newer version's data survives an older one.
 */
export interface ApiKey {
  /** Random, never reused; the record's name in `hoko.keys`. */
  readonly id: string;
  readonly name: string;
  readonly service: Service;
  /** The Hoko workspace the key is tied to. */
  readonly workspace?: string;
  /** At least one, as Hoko requires; names the catalogue doesn't know are kept. */
  readonly scopes: readonly string[];
  /** The entries as written. Empty: any hostname passes. */
  readonly allowedHostnames: readonly string[];
  readonly status: KeyStatus;
  /** ISO 8601, UTC. */
  readonly createdAt?: string;
  /** See `fingerprintOf`. */
  readonly fingerprint?: string;
}
