import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePage } from '../page/current-page.ts';
import { MAX_ADDRESS, MAX_FRAMES } from '../page/look-at-page.ts';
import { callersIn } from './callers.ts';
import { type DeclaredFrame, readFrames } from './declared-frames.ts';

const frame = (src: string, more: Partial<DeclaredFrame> = {}): DeclaredFrame => ({
  src,
  srcdoc: false,
  sandbox: undefined,
  ...more,
});

const page = describePage('https://app.example.com/shop');
const others = (...frames: DeclaredFrame[]) =>
  callersIn(page, frames).others.map(({ hostname, why, frames }) => [hostname, ...why, frames]);

test('a frame calls with its own origin', () => {
  const { others } = callersIn(page, [frame('https://widget.test:8443/a?b')]);
  expect(others).toMatchObject([
    { hostname: 'widget.test', headers: { origin: 'https://widget.test:8443' }, frames: 1, why: [] },
  ]);
});

test('frames that call as the same one are one caller, in the order of the page', () => {
  const frames = ['https://b.test/1', 'https://a.test/', 'https://b.test/2'].map(src => frame(src));
  expect(others(...frames)).toEqual([
    ['b.test', 2],
    ['a.test', 1],
  ]);
});

describe('calls as the page itself', () => {
  test.each([
    ['a frame of its origin', frame('https://app.example.com/other')],
    ['srcdoc, whatever its src', frame('https://widget.test/', { srcdoc: true })],
    ['no address', frame('')],
    ['about:blank', frame('about:blank')],
    ['javascript:', frame('javascript:void(0)')],
    ['blob: of its origin', frame('blob:https://app.example.com/6f3c')],
    ['a sandbox that leaves the origin', frame('', { sandbox: 'allow-scripts Allow-Same-Origin' })],
  ])('%s', (_, declared) => {
    expect(callersIn(page, [declared])).toEqual({ asPage: 1, others: [] });
  });
});

describe('calls as nobody', () => {
  test.each([
    ['a sandbox', frame('https://widget.test/', { sandbox: 'allow-scripts' }), 'sandbox'],
    ['srcdoc in a sandbox', frame('', { srcdoc: true, sandbox: 'allow-scripts' }), 'sandbox'],
    ['data:', frame('data:text/html,x'), 'data'],
  ])('%s', (_, declared, why) => {
    expect(others(declared)).toEqual([[undefined, why, 1]]);
  });

  test('all of them are one', () => {
    const boxed = frame('https://widget.test/', { sandbox: 'allow-scripts' });
    expect(others(boxed, frame('data:text/html,x'), boxed)).toEqual([[undefined, 'sandbox', 'data', 3]]);
  });

  test('every frame of a sandboxed page', () => {
    const boxed = describePage('https://app.example.com/', { origin: 'null', referrerPolicy: undefined });
    expect(callersIn(boxed, [frame('https://widget.test/'), frame('')])).toEqual({ asPage: 2, others: [] });
  });
});

describe('can’t call', () => {
  test.each([
    ['a sandbox without scripts', frame('https://widget.test/', { sandbox: '' })],
    ['an extension’s page', frame('moz-extension://6f3c/x.html')],
    ['no URL', frame('http://')],
    ['blob: of nobody', frame('blob:null/6f3c')],
  ])('%s', (_, declared) => {
    expect(callersIn(page, [declared])).toEqual({ asPage: 0, others: [] });
  });
});

test('whatever a page declares, the callers are read from it or left out', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.constantFrom('', 'data:', 'blob:x'));
  const declared = fc.record(
    { src: text, srcdoc: fc.boolean(), sandbox: fc.oneof(text, fc.constant(null)) },
    { requiredKeys: [] },
  );
  const looked = fc.record({
    frames: fc.oneof(fc.array(fc.oneof(declared, fc.anything()))),
    total: fc.anything(),
  });
  fc.assert(
    fc.property(fc.oneof(looked, fc.anything()), value => {
      const { frames, more } = readFrames(value);
      const { asPage, others } = callersIn(page, frames);
      const counted = others.reduce((sum, each) => sum + each.frames, asPage);
      expect(counted).toBeLessThanOrEqual(frames.length);
      expect(more).toBeGreaterThanOrEqual(0);
      for (const { hostname, headers } of others)
        expect(hostname === undefined).toBe(headers.origin === 'null');
    }),
  );
});

test('no more frames and no longer addresses are read than were asked for', () => {
  const many = Array.from({ length: MAX_FRAMES + 5 }, () => ({ src: '', srcdoc: false, sandbox: null }));
  expect(readFrames({ frames: many, total: 1_000 })).toMatchObject({ more: 1_000 - MAX_FRAMES });
  expect(readFrames({ frames: many, total: 1_000 }).frames).toHaveLength(MAX_FRAMES);
  const long = { src: 'x'.repeat(MAX_ADDRESS + 1), srcdoc: false, sandbox: null };
  expect(readFrames({ frames: [long], total: 1 }).frames).toEqual([]);
});
