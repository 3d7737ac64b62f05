import type { Page } from 'playwright-core';
import type { Session } from './vscode-session.ts';

/** What a SecretStorage does: as it should, as a locked keyring does, or as a browser does that has no room. */
type Conduct = 'works' | 'refuses' | 'forgets' | 'does not answer';

/** Lets a session's SecretStorage fail from now on, or work again. */
export type SecretsSwitch = (conduct: Conduct) => Promise<void>;

/** What VS Code in a browser gives its embedder to keep secrets with, as it stands in its code; names of variables aside. */
const READ = /async get\((\w+)\)\{return\(await this\.secretsPromise\)\[\1\]\}/;
const WRITE = /async set\((\w+),(\w+)\)\{(?=let (\w+)=await this\.secretsPromise;\3\[\1\]=\2,)/;

/**
 * VS Code with a switch in its store of secrets. In a browser that store never says that it failed, as one with a keyring does; so
 * the failure is made where it would be, in VS Code's own code, and takes every step from there to the extension.
 */
export async function switchSecrets({ bench, browser }: Session): Promise<SecretsSwitch> {
  await browser.context.route('**/workbench/workbench.js', async route => {
    const response = await route.fetch();
    const body = withSwitch(await response.text());
    await route.fulfill({ response, body });
  });
  await bench.reload();
  await bench.openView('Hoko Keys');
  await bench.trusted();
  return conduct =>
    bench.page
      .evaluate(name => Object.assign(globalThis, { secretsDo: name }), conduct)
      .then(() => undefined);
}

function withSwitch(code: string): string {
  // What it says quotes what it was given, as an error may.
  const refuse = (conducts: string, given: string) =>
    `if(${conducts}.includes(globalThis.secretsDo))throw new Error("locked: "+${given});`;
  const changed = code
    .replace(READ, (found, name) => found.replace('{', `{${refuse('["does not answer"]', name)}`))
    .replace(
      WRITE,
      (found, _, value) =>
        `${found}${refuse('["refuses","does not answer"]', value)}if(globalThis.secretsDo==="forgets")return;`,
    );
  if (changed === code || !READ.test(code) || !WRITE.test(code))
    throw new Error('VS Code keeps secrets otherwise now');
  return changed;
}

/** Takes all room from where VS Code in a browser keeps its secrets, till the page is loaded anew: what it saves is lost. */
export async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      try {
        for (let i = 0; ; i++) localStorage.setItem(`full-${size}-${i}`, 'x'.repeat(size));
      } catch {
        // No room for this much: the next is half of it.
      }
    }
  });
}
