import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A website on this machine: every name under `localhost` is it, which browsers resolve by themselves. */
export interface SampleSite {
  /** The page at a hostname such as `shop.localhost`. */
  readonly pageAt: (hostname: string) => string;
  readonly close: () => Promise<void>;
}

/** @param hoko the emulator the page calls */
export async function startSampleSite(hoko: string): Promise<SampleSite> {
  const server = http.createServer((request, response) => {
    const hostname = (request.headers.host ?? '').replace(/:\d+$/, '');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(hostname, hoko));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pageAt: hostname => `http://${hostname}:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** Calls the emulator with what is typed. The field forgets it with the page: it is stored nowhere. */
function page(hostname: string, hoko: string): string {
  const name = hostname.replaceAll(/[^a-z0-9.-]/gi, '');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>${name}: a page that calls Hoko</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1.5rem; }
  input { font: inherit; padding: .4rem .6rem; width: 100%; box-sizing: border-box; margin: .3rem 0 .8rem; }
  button { font: inherit; padding: .4rem 1rem; }
  output { display: block; margin-top: 1rem; font-weight: 600; }
</style>
<h1>${name}</h1>
<p>This page calls the emulator with a key, as your own would call Hoko.</p>
<form>
  <label for="value">A key’s value (in VS Code: Copy Value)</label>
  <input id="value" type="password" autocomplete="off">
  <button>Call Hoko</button>
  <output></output>
</form>
<script>
  document.querySelector('form').addEventListener('submit', async event => {
    event.preventDefault();
    const output = document.querySelector('output');
    try {
      const authorization = 'Bearer ' + document.querySelector('#value').value.trim();
      const answer = await fetch(${JSON.stringify(`${hoko}/api/links`)}, { headers: { authorization } });
      const body = await answer.json();
      output.textContent = answer.status + ' ' + (answer.ok ? 'Let in' : body.error.en);
    } catch {
      output.textContent = 'No answer: is the emulator still running?';
    }
  });
</script>
</html>`;
}
