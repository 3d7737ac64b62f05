/** What the panel asks leave for, each for its own address: Hoko, a frame from another site, an emulator. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalledHoko, startCalledHoko } from '../rigs/called-hoko.ts';
import type { ExtensionBrowser } from '../rigs/extension-browser.ts';
import { typeIn } from '../rigs/keyboard.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { call, callAt, callFromFrame } from '../rigs/page-calls.ts';
import { clickOn, grantedIn, launchObserving, observe, openBoth, shownCalls } from '../rigs/panel-view.ts';

let hoko: CalledHoko;
beforeAll(async () => {
  hoko = await startCalledHoko();
});
afterAll(() => hoko?.close());

describe.each(ENGINES)('%s, asked for the first time', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchBrowser(engine, hoko.servers, { prompts: true });
  });
  afterAll(() => browser?.close());

  test('a refused permission is told by name, and can be asked for again; until then nothing is observed', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/');
    await browser.answering('refuse', () => clickOn(panel, '#observe'));
    const sentence = await panel.waitFor(
      'the sentence',
      () => document.querySelector('[data-notice=refused]')?.textContent,
    );
    expect(sentence).toContain('Access to hoko.to');
    expect(sentence).toContain('“Observe this tab” asks again');
    expect(sentence?.includes('app.example.com')).toBe(engine === 'firefox');
    await call(page, hoko.values.Storefront);
    expect(await panel.evaluate(() => document.querySelector('.calls'))).toBeNull();
    await observe(browser, panel, true);
    expect(await panel.evaluate(() => document.querySelector('[data-notice]'))).toBeNull();
    await call(page, hoko.values.Storefront);
    expect(await shownCalls(panel, 1)).toHaveLength(1);
  });
});

describe.each(ENGINES)('%s, where Hoko may be observed', engine => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchObserving(engine, hoko);
  });
  afterAll(() => browser?.close());

  test('frames call as themselves; one from another site only with leave of its own, and a hundred are the most that are offered', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/');
    await observe(browser, panel, false);
    await callFromFrame(page, { src: '/frame' }, hoko.values.Storefront, '/api/links/same');
    await callFromFrame(
      page,
      { src: '/frame', sandbox: 'allow-scripts' },
      hoko.values.Storefront,
      '/api/links/sandboxed',
    );
    await callFromFrame(page, { src: 'https://widget.test/' }, hoko.values.Elsewhere, '/api/links/unseen');
    const [same, sandboxed, ...others] = await shownCalls(panel, 2);
    expect(others).toEqual([]);
    expect(same?.origin).toBe('https://app.example.com');
    expect(sandboxed?.origin).toBe('null');

    await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
    await panel.waitFor('the frame’s origin', () => document.querySelector('[data-frame]'));
    const askForFrame = () => clickOn(panel, '[data-frame="https://widget.test"]');
    await browser.answering('refuse', askForFrame);
    const sentence = await panel.waitFor(
      'the sentence',
      () => document.querySelector('[data-notice=refusedFrame]')?.textContent,
    );
    expect(sentence).toContain('Access to widget.test was refused');
    await browser.answering('allow', askForFrame);
    await panel.waitFor('the grant', () => document.querySelector('[data-granted="https://widget.test/*"]'));
    await callFromFrame(page, { src: 'https://widget.test/' }, hoko.values.Elsewhere, '/api/links/seen');
    const [, , seen] = await shownCalls(panel, 3);
    expect(seen).toMatchObject({
      endpoint: '/api/links/seen',
      outcome: 'blocked',
      origin: 'https://widget.test',
    });

    await clickOn(panel, '[data-granted="https://widget.test/*"] button');
    await panel.waitFor(
      'it to be given back',
      () => document.querySelector('[data-granted="https://widget.test/*"]') === null,
    );

    // Declared, and never loaded.
    await page.evaluate(() => {
      const many = Array.from(
        { length: 300 },
        (_, i) => `<iframe src="https://many-${i}.test/" loading="lazy" hidden></iframe>`,
      );
      document.body.insertAdjacentHTML('beforeend', many.join(''));
    });
    await panel.evaluate(() => window.dispatchEvent(new Event('focus')));
    await panel.waitFor('the first frames', () =>
      document.querySelector('[data-frame="https://many-0.test"]'),
    );
    const shown = await panel.evaluate(() => document.querySelectorAll('[data-frame]').length);
    expect(shown).toBeLessThanOrEqual(100);
  });

  test('an emulator on this machine is observed by leave for its own address, and given back', async () => {
    const { page, panel } = await openBoth(browser, 'https://app.example.com/');
    await clickOn(panel, '#settings > summary');
    const before = await grantedIn(panel);
    await clickOn(panel, 'input[value=emulator]');
    await panel.waitFor('the address', () => document.querySelector('#emulator'));
    await panel.evaluate(() => document.querySelector<HTMLInputElement>('#emulator')?.select());
    await panel.press('Backspace');
    await typeIn(panel, hoko.emulator.url);
    await observe(browser, panel, true);
    const HERE = 'http://127.0.0.1/*';
    await panel.waitFor('the grant', () => document.querySelector('[data-granted^="http://127.0.0.1"]'));
    expect((await grantedIn(panel)).filter(pattern => !before.includes(pattern))).toEqual([HERE]);

    expect(
      await callAt(page, `http://127.0.0.1:${hoko.servers.http}/api/links`, hoko.values.Storefront),
    ).toBe(0);
    expect(await call(page, hoko.values.Storefront)).toBe(200);
    expect(await callAt(page, `${hoko.emulator.url}/api/links`, hoko.values.Storefront)).toBe(200);
    expect(await callAt(page, `${hoko.emulator.url}/api/links`, hoko.values.Elsewhere)).toBe(403);
    const seen = await shownCalls(panel, 2);
    expect(seen.map(({ key, outcome, origin }) => [key, outcome, origin])).toEqual([
      ['Storefront', 'passed', 'https://app.example.com'],
      ['Elsewhere', 'blocked', 'https://app.example.com'],
    ]);
    await clickOn(panel, `[data-granted="${HERE}"] button`);
    await panel.waitFor('the end', () => document.querySelector('[data-notice=taken]'));
  });
});
