import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createManagement } from '@hoko-keys/emulator';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { addHostname } from '../hostnames/hostname-commands.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { createKey } from './create-key.ts';
import { useFlowsRig } from './flows-rig.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateValue } from './rotate-value.ts';

const rig = useFlowsRig();

/** What stands before the emulator: what asks for a change is passed on, and the answer is lost, as when the emulator ends just then. */
let before: Server;

beforeEach(async () => {
  before = createServer(passOn);
  await new Promise<void>(resolve => before.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise(resolve => before.close(resolve)));

const passOn: RequestListener = async (request, response) => {
  const { method = 'GET', url = '/', headers } = request;
  const body: Buffer[] = [];
  for await (const part of request) body.push(part);
  const answer = await fetch(`${rig().emulator.url}${url}`, {
    method,
    headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
    ...(body.length === 0 ? {} : { body: Buffer.concat(body) }),
  });
  const text = await answer.text();
  if (method === 'GET') response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
  else request.socket.destroy();
};

const create = (app: App) => createKey(app);
const made: readonly ScriptedAnswer[] = [
  { name: 'Shop', row: 'Emulator' },
  { choose: ['linksRead'] },
  { text: 'shop.test' },
];

test.each([
  ['create', create, made, /If it did it, nobody has that key’s value/],
  [
    'change',
    addHostname,
    [{ choose: ['Shop'] }, { text: 'new.test' }],
    /It may have changed it; settings.json was not/,
  ],
  ['rotate', rotateValue, [{ choose: ['Shop'] }, { press: 'Rotate Value' }], /the old value no longer works/],
  ['revoke', revokeKey, [{ choose: ['Shop'] }, { press: 'Revoke Key' }], /It may have revoked it/],
] as const)(
  'an emulator that is asked to %s a key and does not answer may have done it',
  async (verb, run, answers, told) => {
    if (verb !== 'create') await createKey(rig().appWith([...made, 'cancel']).app);
    const { text } = rig().settings;
    const url = `http://127.0.0.1:${(before.address() as AddressInfo).port}`;
    const { app, prompts } = rig().appWith(answers);
    const use = async () => createManagement({ url, token: 'token' });
    const asked = run({ ...app, emulator: { ...app.emulator, use } });
    const error = await asked.then(() => '', String);
    expect(error).toMatch(told);
    expect(error).toContain(`was asked to ${verb} “Shop” and did not answer`);
    expect(error).not.toContain('Nothing was changed');
    expect([prompts.left, rig().settings.text]).toEqual([[], text]);
  },
);
