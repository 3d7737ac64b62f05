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
   * Copies a value, and takes it away after a while if the clipboard still holds it; what was copied since stays. A window that
   * closes before leaves it there: VS Code takes its API from an extension before it tells it of the end.
   *
   * @returns in how many seconds it goes; 0: it stays
   */
  copy(value: string): Promise<number>;
}

/** The setting's default, and the most it takes, as the manifest says; a settings file written by hand may say anything. */
const USUAL_SECONDS = 30;
const MOST_SECONDS = 3600;

/** How long a value stays by `hoko.clipboardClearSeconds`, in seconds: the usual time where that is no time it takes. */
export function secondsBy(setting: unknown): number {
  const isTaken = typeof setting === 'number' && setting >= 0 && setting <= MOST_SECONDS;
  return isTaken ? setting : USUAL_SECONDS;
}

export function briefClipboard({ read, write, seconds, after, done }: ClipboardEdge): BriefClipboard {
  let copies = 0;
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
      copies += 1;
      const mine = copies;
      await write(value);
      if (time <= 0) return 0;
      const copied = await fingerprintOf(value);
      // What was copied again since has its own time.
      after(time * 1000, async () => (mine === copies ? takeAway(copied) : undefined));
      return time;
    },
  };
}
