import { beforeEach, expect, test } from 'vitest';
import { HumanError } from '../words/human-error.ts';
import { deleteKey } from './delete-key.ts';
import { useFlowsRig } from './flows-rig.ts';

const rig = useFlowsRig();

const RECORD = { name: 'Live', scopes: ['linksRead'], allowedHostnames: ['a.test'] };

beforeEach(() => rig().write({ k: RECORD, old: { ...RECORD, name: 'Old', status: 'revoked' } }));

const names = () =>
  rig()
    .listing()
    .keys.map(({ key }) => key.name);

test('a revoked key is deleted after a question that names it and says what is lost', async () => {
  const { app, prompts } = rig().appWith([{ choose: ['Old'] }, { press: 'Delete Key' }]);
  await deleteKey(app);
  expect(prompts.said).toContain('Delete “Old”?');
  expect(prompts.details[0]).toContain('nobody sees there any more that it was revoked');
  expect(names()).toEqual(['Live']);
});

test('cancelled, it stays', async () => {
  await deleteKey(rig().appWith(['cancel']).app);
  await deleteKey(rig().appWith([{ choose: ['Old'] }, 'cancel']).app);
  expect(names()).toEqual(['Live', 'Old']);
});

test('an active key is not deleted, and revoking is offered', async () => {
  const error = await deleteKey(rig().appWith([]).app, rig().keyNamed('Live')).catch(error => error);
  expect(error).toBeInstanceOf(HumanError);
  expect(error.actions.map(({ title }: { title: string }) => title)).toEqual(['Revoke Key…']);
  expect(names()).toEqual(['Live', 'Old']);
});

test('one that was made active again in the file, while the tree showed it as revoked, stays', async () => {
  const stale = rig().keyNamed('Old');
  rig().write({ k: RECORD, old: { ...RECORD, name: 'Old' } });
  await expect(deleteKey(rig().appWith([]).app, stale)).rejects.toThrow(/“Old” is active/);
  expect(names()).toEqual(['Live', 'Old']);
});

test('its value goes with it; where SecretStorage lets none go, the record stays too', async () => {
  const { app } = rig().appWith([{ press: 'Delete Key' }]);
  const placed = rig().keyNamed('Old');
  await app.values.keep(placed, 'left behind');
  rig().clinging = true;
  await expect(deleteKey(app, placed)).rejects.toThrow(/did not delete the value of “Old”/);
  expect(names()).toEqual(['Live', 'Old']);
  rig().clinging = false;
  await deleteKey(rig().appWith([{ press: 'Delete Key' }]).app, placed);
  expect([names(), [...rig().secrets.keys()]]).toEqual([['Live'], []]);
});

test('where its record can’t be taken out after all, it is said that its value is gone', async () => {
  const { app } = rig().appWith([{ press: 'Delete Key' }, 'cancel']);
  const placed = rig().keyNamed('Old');
  await app.values.keep(placed, 'left behind');
  rig().settings.faults = [undefined, { code: 'dirty' }];
  await expect(deleteKey(app, placed)).rejects.toThrow(
    'The record of “Old” stays in settings.json. This machine has no value for it anymore.',
  );
  expect([names(), rig().secrets.size]).toEqual([['Live', 'Old'], 0]);
});

test('what this machine remembers of it goes too: a record that comes back begins anew', async () => {
  const placed = rig().keyNamed('Old');
  const { app } = rig().appWith([{ press: 'Delete Key' }]);
  await app.memory.keep('variable', placed, 'OLD_KEY');
  await app.dashboard.leaveAt(placed);
  await deleteKey(app, placed);
  expect([app.memory.get('variable', placed), app.memory.get('dashboard', placed)]).toEqual([
    undefined,
    undefined,
  ]);
});

test('where there is none, it says so', async () => {
  rig().write({ k: RECORD });
  await expect(deleteKey(rig().appWith([]).app)).rejects.toThrow(/no revoked key/);
});
