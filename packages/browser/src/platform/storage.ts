import { browser } from './polyfill.ts';

/** What is kept on this machine under a name; undefined where nothing is. */
export async function readStored(name: string): Promise<unknown> {
  return (await browser.storage.local.get(name))[name];
}

export async function writeStored(name: string, value: object): Promise<void> {
  await browser.storage.local.set({ [name]: value });
}
