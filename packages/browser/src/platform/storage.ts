import { browser } from './polyfill.ts';

/** What is kept on this machine under a name; undefined where nothing is. */
export async function readStored(name: string): Promise<unknown> {
  return (await browser.storage.local.get(name))[name];
}

/** What is kept under several names, as it was at one moment. */
export async function readAllStored(names: string[]): Promise<Readonly<Record<string, unknown>>> {
  return await browser.storage.local.get(names);
}

/**
 * Keeps all of these by their names, or none.
 *
 * @throws where the browser doesn't keep them: its storage is full, or not to be had
 */
export async function writeStored(items: Readonly<Record<string, unknown>>): Promise<void> {
  await browser.storage.local.set(items);
}

/**
 * Tells of every change to what is kept under a name, whichever page made it.
 *
 * @returns ends it
 */
export function onStoredChange(name: string, listener: () => void): () => void {
  const changed = (changes: Readonly<Record<string, unknown>>) => {
    if (Object.hasOwn(changes, name)) listener();
  };
  browser.storage.local.onChanged.addListener(changed);
  return () => browser.storage.local.onChanged.removeListener(changed);
}

/** Runs a task while no other page of the extension runs one of this name. */
export async function alone<T>(name: string, task: () => Promise<T>): Promise<T> {
  return await navigator.locks.request(name, task);
}

/**
 * What an organisation's administrators set for this extension; empty where there is nothing. In a fresh Chromium profile the
 * first answer takes seconds (3 s measured), so nothing that a person waits for may wait for it.
 */
export async function readManaged(): Promise<Readonly<Record<string, unknown>>> {
  // Firefox throws where there is no policy.
  return await browser.storage.managed.get(null).catch(() => ({}));
}

/**
 * Tells when that changed. Chromium does so within seconds; Firefox reads a policy once in its life, and so never does
 * (measured in Chromium 156 and Firefox 153 ESR).
 *
 * @returns ends it
 */
export function onManagedChange(listener: () => void): () => void {
  browser.storage.managed.onChanged.addListener(listener);
  return () => browser.storage.managed.onChanged.removeListener(listener);
}
