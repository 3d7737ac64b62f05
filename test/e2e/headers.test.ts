import { predictHeaders } from '@hoko-keys/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cell, type HarnessPage, plan } from '../rigs/header-cells.ts';
import { harnessPage } from '../rigs/header-page.ts';
import { ENGINES, type EngineName, launchBrowser } from '../rigs/launch.ts';
import { type SeenRequest, type Servers, startServers } from '../rigs/servers.ts';

let servers: Servers;
beforeAll(async () => {
  servers = await startServers({ page: harnessPage });
});
afterAll(async () => servers.close());

describe.each(ENGINES)('in %s', engine => {
  test('every call arrives with the headers that were predicted', { timeout: 300_000 }, async () => {
    const pages = plan(servers.http);
    const before = servers.seen.length;
    await makeCalls(engine, pages);
    const arrived = arrivals(servers.seen.slice(before));
    const cells = pages.flatMap(({ calls }) => calls.flatMap(call => call.cells));
    expect(cells.flatMap(cell => mismatch(engine, cell, arrived.get(cell.id)))).toEqual([]);
    expect(arrived.size).toBe(cells.length);
  });
});

async function makeCalls(engine: EngineName, pages: readonly HarnessPage[]): Promise<void> {
  const browser = await launchBrowser(engine, servers);
  try {
    for (const { url, calls } of pages) {
      const page = await browser.openPage(url);
      for (const { context, cells } of calls) {
        const told = cells.map(({ start, method, mode, fetchPolicy }) => ({
          start,
          method,
          mode,
          ...(fetchPolicy === undefined ? {} : { fetchPolicy }),
        }));
        await page.evaluate((from, list) => globalThis.callFrom(from, list), context, told);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** What arrived for each cell at the end of its way, the browser's questions beforehand left out. */
function arrivals(seen: readonly SeenRequest[]): ReadonlyMap<number, SeenRequest> {
  return new Map(
    seen
      .filter(({ url, method }) => method !== 'OPTIONS' && new URL(url).pathname === '/land')
      .map(request => [Number(new URL(request.url).searchParams.get('cell')), request]),
  );
}

/** A line that names the cell, for each header that is not as predicted. */
function mismatch(engine: EngineName, { name, call }: Cell, request: SeenRequest | undefined): string[] {
  if (request === undefined) return [`${name}: did not arrive`];
  const predicted = predictHeaders(call, engine);
  const facts: readonly (readonly [string, unknown, unknown])[] = [
    ['Origin', predicted.origin, request.origin],
    ['Referer', predicted.referer, request.referer],
    ['key', predicted.carriesKey, request.carriedKey],
  ];
  return facts
    .filter(([, expected, actual]) => expected !== actual)
    .map(([fact, expected, actual]) => `${name}: ${fact} predicted “${expected}”, arrived “${actual}”`);
}
