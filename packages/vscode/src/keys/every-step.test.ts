import { fingerprintOf, proposalLink } from '@hoko-keys/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { checkHostname } from '../check/check-hostname.ts';
import type { Documents } from '../check/documents.ts';
import { explainError } from '../check/explain-error.ts';
import { moveValue } from '../diagnostics/move-value.ts';
import { fixHostname } from '../hostnames/fix-hostname.ts';
import { addHostname, editHostname, removeHostname } from '../hostnames/hostname-commands.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { createProposals } from '../proposals/proposals.ts';
import { addValue } from './add-value.ts';
import { copySnippet } from './copy-snippet.ts';
import { copyValue } from './copy-value.ts';
import { createKey } from './create-key.ts';
import { deleteKey } from './delete-key.ts';
import { editKey } from './edit-key.ts';
import { useFlowsRig } from './flows-rig.ts';
import { openTerminal } from './open-terminal.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateValue } from './rotate-value.ts';
import { updateDashboard } from './update-dashboard.ts';

const rig = useFlowsRig();

const OLD = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const NEW = 'x1Yy2Zz3aA4bB5cC6dD7eE8f';

let shown: string[];
const documents: Documents = {
  show: async name => void shown.push(name),
  offers: () => false,
  dispose: () => {},
};

/** One key of each kind: with its value, on the emulator, without a value, to be mended, revoked, and one that cannot be read. */
beforeEach(async () => {
  shown = [];
  const record = { scopes: ['linksRead'], allowedHostnames: ['a.test'] };
  await createKey(
    rig().appWith([
      { name: 'Local', row: 'Emulator' },
      { choose: ['linksRead'] },
      { text: 'a.test' },
      'cancel',
    ]).app,
  );
  rig().write({
    ...JSON.parse(rig().settings.text)['hoko.keys'],
    shop: {
      name: 'Shop',
      ...record,
      allowedHostnames: ['a.test', 'b.test'],
      fingerprint: await fingerprintOf(OLD),
    },
    bare: { name: 'Bare', ...record },
    wrong: { name: 'Wrong', ...record, allowedHostnames: ['https://bad.test/'] },
    old: { name: 'Old', ...record, status: 'revoked' },
    leak: { name: 'Leak', ...record, token: NEW },
  });
  const { values, dashboard } = rig().appWith([]).app;
  await values.keep(shop(), OLD);
  await dashboard.leaveAt({ ...shop(), key: { ...shop().key, name: 'Before' } });
});

/** The key with its value, whatever it is called now. */
const shop = () =>
  rig()
    .listing()
    .keys.find(({ key }) => key.id === 'shop') ?? rig().keyNamed('Shop');

/** Everything a flow could have changed. */
const state = async () => ({
  settings: rig().settings.text,
  secrets: [...rig().secrets],
  emulator: await rig().management().listKeys(),
  clipboard: rig().clipboard,
  terminals: [...rig().terminals],
  waiting: rig().appWith([]).app.dashboard.behind(shop()),
  shown: [...shown],
});

interface Flow {
  readonly name: string;
  run(app: App): Promise<void>;
  /** Up to the one that does it. */
  readonly answers: readonly ScriptedAnswer[];
}

const SHOP = { choose: ['Shop'] };
const LOCAL = { choose: ['Local'] };
const LINK = proposalLink({ key: 'shop', hostname: 'new.test' }, 'vscode');
const DETAILS: readonly ScriptedAnswer[] = [{ choose: ['tagsRead'] }, { text: 'b.test' }];
const EDITED: readonly ScriptedAnswer[] = [{ text: 'Renamed' }, ...DETAILS, { press: 'Change Key' }];

const CREATE_HERE: Flow = {
  name: 'Create Key… on the emulator',
  run: createKey,
  answers: [{ name: 'Renamed', row: 'Emulator' }, ...DETAILS],
};
const CREATE_THERE: Flow = {
  name: 'Create Key… at Hoko',
  run: createKey,
  answers: [{ name: 'Renamed', row: 'Hoko' }, ...DETAILS, { text: NEW }],
};
const EDIT_HERE: Flow = { name: 'Edit Key… of the emulator', run: editKey, answers: [LOCAL, ...EDITED] };
const EDIT_THERE: Flow = { name: 'Edit Key… of Hoko', run: editKey, answers: [SHOP, ...EDITED] };
const EDIT_ENTRY: Flow = {
  name: 'Edit Hostname…',
  run: editHostname,
  answers: [SHOP, { choose: ['b.test'] }, { text: 'new.test' }],
};
const REMOVE_ENTRY: Flow = {
  name: 'Remove Hostname',
  run: removeHostname,
  answers: [SHOP, { choose: ['b.test'] }],
};
const EXPLAIN: Flow = {
  name: 'Explain Error…',
  run: app => explainError(app, documents),
  answers: [{ choose: ['No answer'] }, SHOP, { text: 'https://a.test' }],
};

const FLOWS: readonly Flow[] = [
  CREATE_HERE,
  CREATE_THERE,
  EDIT_HERE,
  EDIT_THERE,
  { name: 'Add Hostname…', run: addHostname, answers: [SHOP, { text: 'new.test' }] },
  EDIT_ENTRY,
  REMOVE_ENTRY,
  {
    name: 'Remove Hostname, the last one',
    run: removeHostname,
    answers: [{ choose: ['Bare'] }, { choose: ['a.test'] }, { press: 'Remove Last Hostname' }],
  },
  {
    name: 'Fix Hostname…',
    run: fixHostname,
    answers: [{ choose: ['Replace https://bad.test/ with bad.test'] }],
  },
  { name: 'Add Value…', run: addValue, answers: [{ choose: ['Bare'] }, { text: NEW }] },
  {
    name: 'Rotate Value… of Hoko',
    run: rotateValue,
    answers: [SHOP, { press: 'Rotate Value' }, { text: NEW }],
  },
  { name: 'Rotate Value… of the emulator', run: rotateValue, answers: [LOCAL, { press: 'Rotate Value' }] },
  { name: 'Revoke Key… of Hoko', run: revokeKey, answers: [SHOP, { press: 'I Revoked It' }] },
  { name: 'Revoke Key… of the emulator', run: revokeKey, answers: [LOCAL, { press: 'Revoke Key' }] },
  { name: 'Delete Key…', run: deleteKey, answers: [{ choose: ['Old'] }, { press: 'Delete Key' }] },
  { name: 'Copy Value', run: copyValue, answers: [SHOP] },
  { name: 'Open Terminal with Value…', run: openTerminal, answers: [SHOP, { text: 'SHOP_KEY' }] },
  { name: 'Copy Snippet…', run: copySnippet, answers: [SHOP, { choose: ['curl'] }] },
  { name: 'Update Dashboard…', run: updateDashboard, answers: [SHOP, { press: 'I Changed It' }] },
  { name: 'Move Value…', run: moveValue, answers: [{ choose: ['leak'] }] },
  {
    name: 'Apply Proposal…',
    run: app => createProposals(app).fromText(),
    answers: [{ text: LINK }, { press: 'Add Hostname' }],
  },
  {
    name: 'Check Hostname…',
    run: app => checkHostname(app, documents),
    answers: [{ text: 'https://a.test/page' }],
  },
  EXPLAIN,
];

const run = async ({ run }: Flow, answers: readonly ScriptedAnswer[]) => {
  const { app, prompts } = rig().appWith(answers);
  await run(app);
  return prompts.left;
};

test.each(FLOWS)('$name: cancelled at any step, everything is as it was; at none, it is done', async flow => {
  const before = await state();
  for (const step of flow.answers.keys()) {
    expect(await run(flow, [...flow.answers.slice(0, step), 'cancel'])).toEqual([]);
    expect(await state()).toEqual(before);
  }
  // What is asked afterwards can be left too.
  await run(flow, [...flow.answers, 'cancel']);
  expect(await state()).not.toEqual(before);
});

describe('Back at any step', () => {
  /** The same answer again, where what was given the first time still stands. */
  const again = (answer: ScriptedAnswer): ScriptedAnswer =>
    typeof answer === 'object' && 'name' in answer ? { name: '=', row: '=' } : { text: '=' };
  const back = (answer: ScriptedAnswer | undefined): ScriptedAnswer =>
    typeof answer === 'object' && 'press' in answer ? { press: 'Go Back' } : { back: '' };

  const isDescribed = () =>
    expect(rig().record('Renamed')).toMatchObject({ scopes: ['tagsRead'], allowedHostnames: ['b.test'] });
  const hasHostnames = (...hostnames: readonly string[]) =>
    expect(rig().record('Shop').allowedHostnames).toEqual(hostnames);

  /** `first`: the question that begins the steps. */
  const steps = [
    { flow: CREATE_HERE, first: 0, isDone: isDescribed },
    { flow: CREATE_THERE, first: 0, isDone: isDescribed },
    { flow: EDIT_HERE, first: 1, isDone: isDescribed },
    { flow: EDIT_THERE, first: 1, isDone: isDescribed },
    { flow: EDIT_ENTRY, first: 0, isDone: () => hasHostnames('a.test', 'new.test') },
    { flow: REMOVE_ENTRY, first: 0, isDone: () => hasHostnames('a.test') },
    { flow: EXPLAIN, first: 0, isDone: () => expect(shown).toEqual(['Shop No answer']) },
  ].flatMap(({ flow, first, isDone }) =>
    flow.answers.slice(first + 1).map((_, i) => ({ flow, isDone, name: flow.name, step: first + 1 + i })),
  );

  test.each(steps)('$name, question $step: what was given before stands', async ({ flow, step, isDone }) => {
    const { answers } = flow;
    const before = answers[step - 1] as ScriptedAnswer;
    const asked = [
      ...answers.slice(0, step),
      back(answers[step]),
      again(before),
      ...answers.slice(step),
      'cancel',
    ];
    await run(flow, asked as readonly ScriptedAnswer[]);
    isDone();
  });
});
