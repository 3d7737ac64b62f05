import type { Emulator as Embedded, Management } from '@hoko-keys/emulator';
import * as v from 'valibot';
import { refuseUnanswered } from '../keys/find-value.ts';
import type { SecretName, Secrets } from '../secrets/secrets.ts';
import { HumanError } from '../words/human-error.ts';
import type { L10n } from '../words/l10n.ts';
import { type EmulatorAccess, loopbackUrl } from './environment.ts';
import { statusOf } from './refusal.ts';

/**
 * How this window came to its emulator: it started it, another window did, a person connected to it, or the environment named
 * it.
 */
type Origin = 'started' | 'shared' | 'connected' | 'environment';

/** Where the emulator is that this window works with. */
export interface RunningEmulator {
  readonly url: string;
  readonly origin: Origin;
}

/** The one emulator this window works with. */
export interface Emulator {
  /** Whether this VS Code can have one at all. */
  readonly isPossible: boolean;
  /** What was last known to run. */
  running(): RunningEmulator | undefined;
  /** What runs and answers: another window's may have ended since. */
  reachable(): Promise<RunningEmulator | undefined>;
  /** The emulator's management, once it answers; the embedded emulator is started when no other is named. */
  use(): Promise<Management>;
  start(): Promise<RunningEmulator>;
  /** Stops the emulator if this window started it; leaves one that a person connected to. @returns what was running */
  stop(): Promise<RunningEmulator | undefined>;
  /** Remembers an emulator that runs elsewhere, once it answered to the token. */
  connect(access: EmulatorAccess): Promise<RunningEmulator>;
  /** Stops what this window started. */
  dispose(): Promise<void>;
}

type Library = typeof import('@hoko-keys/emulator');

/** What it is made of; everything outside comes in here. */
export interface EmulatorParts {
  readonly l10n: L10n;
  /** Loads the emulator's code, which most windows never need. */
  readonly load: () => Promise<Library>;
  readonly secrets: Secrets;
  /** Where the embedded emulator keeps its keys; its folder is there. One for all windows. */
  readonly stateFile: () => Promise<string>;
  /** The port of the last start, so that the address stays the same. */
  readonly port: { get(): number | undefined; set(port: number): PromiseLike<void> };
  readonly environment: EmulatorAccess | undefined;
  /** @throws HumanError in Restricted Mode, where nothing is started or connected, whichever command leads to it */
  readonly refuseRestricted: () => void;
  readonly changed: () => void;
}

interface Current extends RunningEmulator {
  readonly management: Management;
  readonly embedded?: Embedded;
}

const AccessSchema = v.object({ url: v.string(), token: v.pipe(v.string(), v.nonEmpty()) });

/** An emulator of which nothing runs yet. */
export function createEmulator(parts: EmulatorParts): Emulator {
  const { l10n, secrets, environment } = parts;
  let current: Current | undefined;
  let starting: Promise<Current> | undefined;

  const set = (next: Current | undefined) => {
    current = next;
    parts.changed();
    return next;
  };

  /** One start at a time: a second caller waits for the first one's. */
  const ensure = async (): Promise<Current> => {
    parts.refuseRestricted();
    starting ??= reach().finally(() => {
      starting = undefined;
    });
    return starting;
  };

  async function reach(): Promise<Current> {
    const known = await reachable();
    if (known !== undefined) return known;
    const { createManagement } = await parts.load();
    const named = environment ?? accessIn(await askSecrets('hoko.emulatorAccess'));
    if (named === undefined) return startHere();
    const origin = environment === undefined ? 'connected' : 'environment';
    const reached = { url: named.url, origin, management: createManagement(named) } as const;
    await refuseUnlessAnswering(reached);
    return set(reached) as Current;
  }

  /** @throws HumanError where SecretStorage does not answer, which is another thing than that it has nothing */
  async function askSecrets(name: SecretName): Promise<string | undefined> {
    try {
      return await secrets.get(name);
    } catch {
      return refuseUnanswered(l10n);
    }
  }

  /** @throws HumanError with the sentence, when it isn't there afterwards */
  async function keepSecret(name: SecretName, text: string, sentence: string): Promise<void> {
    try {
      await secrets.store(name, text);
      if ((await secrets.get(name)) === text) return;
    } catch {
      // Said below, for either way.
    }
    throw new HumanError(sentence);
  }

  async function startHere(): Promise<Current> {
    const { startEmulator, generateToken, createManagement, EmulatorError } = await parts.load();
    const known = await askSecrets('hoko.emulatorToken');
    const token = known ?? generateToken();
    const stateFile = await parts.stateFile();
    const startOn = (port: number) => startEmulator({ port, stateFile, token });
    let embedded: Embedded | undefined;
    try {
      embedded = await startOn(parts.port.get() ?? 0).catch(error => {
        if (error instanceof EmulatorError && error.code === 'port-taken') return startOn(0);
        throw error;
      });
      await parts.port.set(Number(new URL(embedded.url).port));
      if (known === undefined)
        await keepSecret(
          'hoko.emulatorToken',
          token,
          l10n.t(
            'VS Code’s secret storage did not keep the emulator’s token, so the emulator was stopped again. Check that this machine has a keyring.',
          ),
        );
      const management = createManagement(embedded);
      return set({ url: embedded.url, origin: 'started', management, embedded }) as Current;
    } catch (error) {
      // One whose token nobody has would go on, and keep the state from every other window.
      await embedded?.close();
      if (!(error instanceof EmulatorError)) throw error;
      const url = error.code === 'state-in-use' ? loopbackUrl(error.url ?? '') : undefined;
      if (url === undefined) throw new HumanError(error.message);
      const shared = { url, origin: 'shared', management: createManagement({ url, token }) } as const;
      await refuseUnlessAnswering(shared);
      return set(shared) as Current;
    }
  }

  async function reachable(): Promise<Current | undefined> {
    if (current === undefined || current.embedded !== undefined || (await answers(current))) return current;
    return undefined;
  }

  /** Another window's emulator may have ended, or begun again with another token; either way it is looked for anew. */
  async function answers(asked: Current): Promise<boolean> {
    try {
      await asked.management.listKeys();
      return true;
    } catch {
      if (current === asked) set(undefined);
      return false;
    }
  }

  async function refuseUnlessAnswering({ url, origin, management }: Current): Promise<void> {
    try {
      await management.listKeys();
    } catch (error) {
      throw new HumanError(sayUnreachable(url, origin, error));
    }
  }

  function sayUnreachable(url: string, origin: Origin, error: unknown): string {
    if (statusOf(error) === 401) {
      return origin === 'shared'
        ? l10n.t(
            'The emulator at {0} is another window’s and refused the token. If that window is just starting it, try again; else stop it there, then start it anew.',
            url,
          )
        : l10n.t('The emulator at {0} refused the token. “Hoko: Connect to Emulator…” takes another.', url);
    }
    return l10n.t(
      'There is no emulator at {0}. Start it there, or leave it with “Hoko: Stop Emulator”, and the next start is here.',
      url,
    );
  }

  async function stop(): Promise<RunningEmulator | undefined> {
    await starting?.catch(() => undefined);
    const isOthers = current?.origin === 'environment' || current?.origin === 'shared';
    const stopped = isOthers ? await reachable() : current;
    if (stopped?.origin === 'environment') return stopped;
    if (stopped?.origin !== 'shared') {
      set(undefined);
      await stopped?.embedded?.close();
    }
    await forgetAccess(stopped);
    return stopped;
  }

  /** One that was started here was not connected to, so there is nothing to forget. */
  async function forgetAccess(stopped: Current | undefined): Promise<void> {
    if (environment !== undefined) return;
    try {
      await secrets.delete('hoko.emulatorAccess');
    } catch {
      if (stopped?.embedded !== undefined || stopped?.origin === 'shared') return;
      throw new HumanError(
        l10n.t(
          'VS Code’s secret storage did not forget the emulator that was connected, so the next start asks for it again. Stop it once more when that is mended.',
        ),
      );
    }
  }

  return {
    isPossible: true,
    running: () => current,
    reachable,
    use: async () => (await ensure()).management,
    start: ensure,
    stop,
    connect: async access => {
      parts.refuseRestricted();
      const { createManagement } = await parts.load();
      const reached = { url: access.url, origin: 'connected', management: createManagement(access) } as const;
      await refuseUnlessAnswering(reached);
      await stop();
      await keepSecret(
        'hoko.emulatorAccess',
        JSON.stringify(access),
        l10n.t(
          'VS Code’s secret storage did not keep the token, so nothing is connected. Check that this machine has a keyring, then connect again.',
        ),
      );
      return set(reached) as Current;
    },
    dispose: async () => {
      const embedded = (await starting?.catch(() => undefined))?.embedded ?? current?.embedded;
      current = undefined;
      await embedded?.close();
    },
  };
}

/** The access a person gave, its address checked again: it may be nothing but loopback. */
function accessIn(saved = 'null'): EmulatorAccess | undefined {
  try {
    const access = v.parse(AccessSchema, JSON.parse(saved));
    const url = loopbackUrl(access.url);
    return url === undefined ? undefined : { url, token: access.token };
  } catch {
    return undefined;
  }
}
