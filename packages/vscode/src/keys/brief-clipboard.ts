import { fingerprintOf } from '@hoko-keys/shared';

/** The clipboard and the clock, as they are outside. */
export interface ClipboardEdge {
  read(): PromiseLike<string>;
  write(text: string): PromiseLike<void>;
  /** How long a value stays, in seconds; 0: until something else is copied. */
  seconds(): number;
  after(ms: number, run: () => Promise<void>): void;
  /** Told when a value was taken away, or could not be. */
  done(outcome: 'cleared' | 'failed'): void;
}

/**
 * Copies a value, and takes it away after a while if the clipboard still holds it; what was copied since stays. Meanwhile only
 * the value's fingerprint is kept.
 *
 * @returns in how many seconds it goes; 0: it stays
 */
export async function copyBriefly(edge: ClipboardEdge, value: string): Promise<number> {
  const { read, write, after, done } = edge;
  const seconds = edge.seconds();
  await write(value);
  if (seconds <= 0) return 0;
  const copied = await fingerprintOf(value);
  const clear = async () => {
    if ((await fingerprintOf(await read())) !== copied) return;
    await write('');
    done('cleared');
  };
  after(seconds * 1000, () => clear().catch(() => done('failed')));
  return seconds;
}
