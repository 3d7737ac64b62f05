import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { apiRoutes } from './api/routes.ts';
import { createSamples } from './api/samples.ts';
import { createDecisionLog } from './decisions/decision-log.ts';
import { EmulatorError, systemCode } from './errors.ts';
import { createKeyStore } from './keys/key-store.ts';
import { openState } from './keys/state-file.ts';
import { lockState } from './keys/state-lock.ts';
import { managementRoutes } from './management/routes.ts';

/** The only address anything here listens on. */
const LOOPBACK = '127.0.0.1';

/** A state that ends with the emulator. */
const IN_MEMORY = { keys: [], save: async () => undefined };

/** How an emulator is started. */
export interface EmulatorOptions {
  /** 0 or left out: any free one. */
  readonly port?: number;
  /** Where keys are kept; left out, in memory. One emulator for each file. */
  readonly stateFile?: string;
  /** Whoever has it manages keys. */
  readonly token: string;
  readonly now?: () => Date;
}

/** A running emulator. */
export interface Emulator {
  /** Stands for `https://hoko.to`: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/**
 * Starts the emulator on 127.0.0.1.
 *
 * @throws EmulatorError `port-taken`, `state-unreadable`, `state-unwritable`, or `state-in-use` with the address of the
 *   emulator that holds the state
 */
export async function startEmulator({
  port = 0,
  stateFile,
  token,
  now = () => new Date(),
}: EmulatorOptions): Promise<Emulator> {
  const lock = stateFile === undefined ? undefined : await lockState(stateFile);
  let end = async () => lock?.release();
  try {
    const state = stateFile === undefined ? IN_MEMORY : await openState(stateFile);
    const keys = createKeyStore(state.keys, state.save, now);
    const decisions = createDecisionLog();
    const app = new Hono();
    let taken = port;
    app.route('/api', apiRoutes({ keys, samples: createSamples(), decisions, now }));
    app.route('/emulator', managementRoutes({ keys, decisions, token, port: () => taken }));
    app.onError((error, context) => context.json({ error: sentenceOf(error) }, 500));
    const server = createAdaptorServer({ fetch: app.fetch });
    taken = await listen(server, port);
    end = async () => {
      // First: a state whose emulator no longer answers is taken by the next one, and a change may still be being written.
      await keys.close();
      await stop(server);
      await lock?.release();
    };
    const url = `http://${LOOPBACK}:${taken}`;
    await lock?.announce(url);
    return { url, token, close: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Only our own errors' words are ours to send; any other may quote what it failed on. */
function sentenceOf(error: Error): string {
  return error instanceof EmulatorError
    ? error.message
    : 'The emulator failed. This is a defect; please report it.';
}

type Server = ReturnType<typeof createAdaptorServer>;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error) => {
      const taken = systemCode(error) === 'EADDRINUSE' || systemCode(error) === 'EACCES';
      const sentence = `Port ${port} can’t be used. Choose another with --port, or 0 for any free one.`;
      reject(taken ? new EmulatorError('port-taken', sentence, { cause: error }) : error);
    });
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends at once what pages keep open; a request in progress loses its answer, never an acknowledged key. */
function stop(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
