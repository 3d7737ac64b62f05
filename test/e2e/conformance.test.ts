import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conformanceScript } from '../conformance/bundle.ts';
import type { Conformance } from '../conformance/page.ts';
import { hostnamesOfCodePoints, hostnamesOfPieces, LAST_CODE_POINT } from '../conformance/sweep.ts';
import { runVectors } from '../conformance/vectors.ts';
import type { ExtensionBrowser, View } from '../rigs/extension-browser.ts';
import { ENGINES, launchBrowser } from '../rigs/launch.ts';
import { type Servers, startServers } from '../rigs/servers.ts';

declare const conformance: Conformance;

/** Code points asked about at once, so that no answer is larger than a browser's protocol carries well. */
const BLOCK = 0x8000;

let servers: Servers;
beforeAll(async () => {
  const script = await conformanceScript();
  servers = await startServers({
    page: ({ pathname }) =>
      pathname === '/conformance.js'
        ? { headers: { 'content-type': 'text/javascript; charset=utf-8' }, body: script }
        : { body: '<!doctype html><title>Conformance</title><script src="/conformance.js"></script>' },
  });
});
afterAll(async () => servers.close());

describe.each(ENGINES)('in %s', engine => {
  let browser: ExtensionBrowser;
  let page: View;
  beforeAll(async () => {
    browser = await launchBrowser(engine, servers);
    page = await browser.openPage('http://conformance.test/');
  });
  afterAll(async () => browser.close());

  test('every vector comes out as written', async () => {
    const { count, failures } = await page.evaluate(() => conformance.runVectors());
    expect(failures).toEqual([]);
    expect(count).toBe((await runVectors()).count);
  });

  test('every code point of a hostname is read as in Node, or refused in both', async () => {
    for (let from = 0; from <= LAST_CODE_POINT; from += BLOCK) {
      const here = hostnamesOfCodePoints(from, from + BLOCK);
      const there = await page.evaluate(
        (a, b) => conformance.hostnamesOfCodePoints(a, b),
        from,
        from + BLOCK,
      );
      const differing = here.flatMap((mine, i) =>
        mine === there[i] ? [] : [`U+${(from + i).toString(16)}: Node “${mine}”, ${engine} “${there[i]}”`],
      );
      expect(differing.slice(0, 20)).toEqual([]);
    }
  });

  test.each(['names', 'numbers'] as const)('odd %s are read as in Node, or refused in both', async kind => {
    const count = 50_000;
    const here = hostnamesOfPieces(kind, 1, count);
    const there = await page.evaluate((k, n) => conformance.hostnamesOfPieces(k, 1, n), kind, count);
    const differing = here.flatMap((mine, i) => (mine === there[i] ? [] : [[mine, there[i]]]));
    expect(differing.slice(0, 20)).toEqual([]);
    expect(new Set(here.filter(line => !line.endsWith('→ '))).size).toBeGreaterThan(count / 20);
  });
});
