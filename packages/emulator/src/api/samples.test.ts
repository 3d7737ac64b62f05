import { expect, test } from 'vitest';
import { createSamples, MAX_SAMPLES } from './samples.ts';

test('a workspace keeps the last of each kind, however many are made', () => {
  const samples = createSamples();
  const acme = samples.of('Acme');
  for (let i = 0; i < 3 * MAX_SAMPLES; i++) acme.keep('links', { id: `made_${i}` });
  const kept = [...acme.list('links').keys()];
  expect(kept).toHaveLength(MAX_SAMPLES);
  expect(kept.at(0)).toBe(`made_${2 * MAX_SAMPLES}`);
  expect(kept.at(-1)).toBe(`made_${3 * MAX_SAMPLES - 1}`);
  expect([...acme.list('tags').keys(), ...samples.of('Other').list('links').keys()]).toEqual([
    'tag_1',
    'link_1',
    'link_2',
  ]);
});

test('a changed one stays where it is, and puts none out', () => {
  const acme = createSamples().of('Acme');
  const made = Array.from({ length: MAX_SAMPLES - 2 }, (_, i) => `made_${i}`);
  for (const id of made) acme.keep('links', { id });
  acme.keep('links', { id: 'link_1', title: 'changed' });
  expect([...acme.list('links').keys()]).toEqual(['link_1', 'link_2', ...made]);
  expect(acme.list('links').get('link_1')).toEqual({ id: 'link_1', title: 'changed' });
});
