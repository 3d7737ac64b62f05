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

/** A clipboard that values stay on for a while. Meanwhile only the value's fingerprint is kept. */
export interface BriefClipboard {
  /**
   * Copies a value, and takes it away after a while if the clipboard still holds it; what was copied since stays.
   *
   * @returns in how many seconds it goes; 0: it stays
   */
  copy(value: string): Promise<number>;
  /** Takes away at once what would go later: nobody does when the window has closed. */
  clear(): Promise<void>;
}

export function briefClipboard({ read, write, seconds, after, done }: ClipboardEdge): BriefClipboard {
  /** The fingerprint of the value that was copied last and has to go. */
  let waiting: string | undefined;

  const takeAway = async (copied: string) => {
    try {
      if ((await fingerprintOf(await read())) !== copied) return;
      await write('');
      done('cleared');
    } catch {
      done('failed');
    }
  };
  return {
    copy: async value => {
      const time = seconds();
      await write(value);
      waiting = undefined;
      if (time <= 0) return 0;
      const copied = await fingerprintOf(value);
      waiting = copied;
      after(time * 1000, () => takeAway(copied));
      return time;
    },
    clear: async () => {
      if (waiting !== undefined) await takeAway(waiting);
    },
  };
}
