import { describe, expect, test, vi } from 'vitest';
import type { DeclaredFrame } from '../callers/declared-frames.ts';
import { HOKO } from '../observe/origins.ts';
import type { RequestEvent } from '../observe/request-event.ts';
import type { WatchedTab } from '../platform/watched-tab.ts';
import { type Edge, type PanelState, startSession } from './session.ts';

/** A browser whose user answers every question with `answer`, and whose tab in front is `tab`. */
function browserWith({
  engine = 'chromium',
  answer = true,
  tab = { id: 1, url: 'https://app.example.com/shop', loading: false, private: false },
  frames = [],
}: {
  engine?: Edge['engine'];
  answer?: boolean;
  tab?: WatchedTab | undefined;
  frames?: readonly DeclaredFrame[];
} = {}) {
  const asked: (readonly string[])[] = [];
  const browser = {
    answer,
    tab: tab as WatchedTab | undefined,
    granted: new Set<string>(),
    watching: 0,
    begun: Promise.resolve(),
  };
  let emit: (event: RequestEvent) => void = () => undefined;
  const states: PanelState[] = [];
  const session = startSession(
    {
      engine,
      askFor: async origins => {
        asked.push(origins);
        if (browser.answer) for (const origin of origins) browser.granted.add(origin);
        return browser.answer;
      },
      grantedOrigins: async () => [...browser.granted],
      giveBack: async pattern => void browser.granted.delete(pattern),
      tabInFront: async () => browser.tab,
      tabById: async () => browser.tab,
      reload: async () => undefined,
      declaredFrames: async () => frames,
      watch: (_, __, tell) => {
        browser.watching++;
        emit = tell;
        return { begun: browser.begun, end: () => void browser.watching-- };
      },
    },
    state => states.push(state),
  );
  const state = () => states.at(-1);
  return { browser, asked, session, state, emit: (event: RequestEvent) => emit(event) };
}

const STARTED: RequestEvent = {
  kind: 'started',
  id: '1',
  url: 'https://hoko.to/api/links',
  method: 'GET',
  at: 1,
  frameId: 0,
  caller: 'https://app.example.com',
};

describe('observing', () => {
  test.each([
    ['chromium', ['https://hoko.to/*']],
    ['firefox', ['https://hoko.to/*', 'https://app.example.com/*']],
  ] as const)('asks for what %s needs and nothing more', async (engine, origins) => {
    const { session, asked, state } = browserWith({ engine });
    await session.refresh();
    await session.observe(HOKO, false);
    expect(asked).toEqual([origins]);
    expect(state()?.observed?.tab).toEqual({
      id: 1,
      origin: 'https://app.example.com',
      private: false,
    });
  });

  test('is said to go on only when no call is missed any more, and only the last one asked for', async () => {
    const { session, state, browser } = browserWith();
    await session.refresh();
    const begun = Promise.withResolvers<void>();
    browser.begun = begun.promise;
    const first = session.observe(HOKO, false);
    const second = session.observe({ ...HOKO, origin: 'http://127.0.0.1:8787' }, false);
    await vi.waitFor(() => expect(browser.watching).toBe(1));
    expect(state()?.observed).toBeUndefined();
    begun.resolve();
    await Promise.all([first, second]);
    expect(state()?.observed?.target.origin).toBe('http://127.0.0.1:8787');
    expect(browser.watching).toBe(1);
  });

  test('is not begun where it is refused, and what was refused is named', async () => {
    const { session, state, browser } = browserWith({ engine: 'firefox', answer: false });
    await session.refresh();
    await session.observe(HOKO, false);
    expect(state()).toMatchObject({
      observed: undefined,
      notice: { code: 'refused', hostnames: ['hoko.to', 'app.example.com'] },
    });
    browser.answer = true;
    await session.observe(HOKO, false);
    expect(state()?.notice).toBeUndefined();
  });

  test('goes on where a frame is refused', async () => {
    const { session, state, browser } = browserWith({
      frames: [
        { src: 'https://widget.test/1', srcdoc: false, sandbox: undefined },
        { src: 'https://hidden.test/', srcdoc: true, sandbox: undefined },
        { src: 'about:blank', srcdoc: false, sandbox: undefined },
      ],
    });
    await session.refresh();
    await session.observe(HOKO, false);
    expect(state()?.frames).toEqual(['https://widget.test']);
    browser.answer = false;
    await session.observeFrames('https://widget.test');
    expect(state()).toMatchObject({ notice: { code: 'refusedFrame', hostnames: ['widget.test'] } });
    expect(state()?.observed).toBeDefined();
  });

  test.each<[string, string, Partial<ReturnType<typeof browserWith>['browser']>]>([
    ['the permission goes', 'taken', { granted: new Set() }],
    ['the tab is closed', 'closed', { tab: undefined }],
    [
      'the tab shows another site',
      'lost',
      { tab: { id: 1, url: 'https://elsewhere.test/', loading: false, private: false } },
    ],
  ])('ends when %s; what was seen stays', async (_, code, change) => {
    const { session, state, browser, emit } = browserWith();
    await session.refresh();
    await session.observe(HOKO, false);
    emit(STARTED);
    Object.assign(browser, change);
    await session.refresh();
    expect(state()).toMatchObject({ observed: undefined, notice: { code } });
    expect(state()?.calls).toHaveLength(1);
    expect(browser.watching).toBe(0);
  });

  test('goes on while the page is loaded again, as long as the browser names none', async () => {
    const { session, state, browser } = browserWith();
    await session.refresh();
    await session.observe(HOKO, true);
    browser.tab = { id: 1, url: 'about:blank', loading: true, private: false };
    await session.refresh();
    expect(state()?.observed).toBeDefined();
    browser.tab = { ...browser.tab, loading: false };
    await session.refresh();
    expect(state()?.notice).toEqual({ code: 'lost' });
  });

  test.each([
    ['about:blank', 'notWeb'],
    [undefined, 'unknownTab'],
  ])('of %s is not begun', async (url, code) => {
    const { session, state, asked } = browserWith({ tab: { id: 1, url, loading: false, private: false } });
    await session.refresh();
    await session.observe(HOKO, false);
    expect(state()?.notice).toEqual({ code });
    expect(asked).toEqual([]);
  });

  test('of a private window marks its calls, as long as they are shown, and keeps none', async () => {
    const tab = { id: 1, url: 'https://app.example.com/', loading: false, private: true };
    const { session, state, browser, emit } = browserWith({ tab });
    await session.refresh();
    await session.observe(HOKO, false);
    emit(STARTED);
    browser.tab = { ...tab, private: false };
    session.stop();
    await session.refresh();
    expect(state()?.callsOf?.private).toBe(true);
    expect(state()?.calls).toHaveLength(1);
    await session.observe(HOKO, false);
    expect(state()).toMatchObject({ callsOf: { private: false }, calls: [] });
  });

  test.each([
    ['goes on', 'closed'],
    ['was stopped', undefined],
  ])('of a private tab leaves no call once the tab is closed, where it %s', async (how, code) => {
    const tab = { id: 1, url: 'https://app.example.com/', loading: false, private: true };
    const { session, state, browser, emit } = browserWith({ tab });
    await session.refresh();
    await session.observe(HOKO, false);
    emit(STARTED);
    if (how === 'was stopped') session.stop();
    browser.tab = undefined;
    await session.refresh();
    expect(state()).toMatchObject({ calls: [], callsOf: undefined, observed: undefined });
    expect(state()?.notice?.code).toBe(code);
    expect(browser.watching).toBe(0);
  });

  test('of a private tab that is closed before it begins is not begun', async () => {
    const tab = { id: 1, url: 'https://app.example.com/', loading: false, private: true };
    const { session, state, browser, emit } = browserWith({ tab });
    await session.refresh();
    const begun = Promise.withResolvers<void>();
    browser.begun = begun.promise;
    const observing = session.observe(HOKO, false);
    await vi.waitFor(() => expect(browser.watching).toBe(1));
    emit(STARTED);
    browser.tab = undefined;
    await session.refresh();
    begun.resolve();
    await observing;
    expect(state()).toMatchObject({ calls: [], observed: undefined });
    expect(browser.watching).toBe(0);
  });
});
