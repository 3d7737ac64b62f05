import { expect, test } from 'vitest';
import { type Details, isWatched, type Watched } from './watched.ts';

const watched: Watched = {
  target: 'https://hoko.to',
  tabId: 1,
  pageOrigin: 'https://app.example.com',
  private: false,
};
const request = (change: Partial<Details> = {}): Details => ({
  url: 'https://hoko.to/api/links',
  tabId: 1,
  ...change,
});
const ofWorker = (incognito: boolean) =>
  request({ tabId: -1, documentUrl: 'https://app.example.com/worker.js', incognito });

test.each<[string, Details, boolean]>([
  ['the tab’s own', request(), true],
  ['another tab’s', request({ tabId: 2 }), false],
  ['one to another port', request({ url: 'https://hoko.to:8443/api/links' }), false],
])('%s', (_, details, expected) => {
  expect(isWatched(details, watched)).toBe(expected);
});

test.each<[string, Details, Partial<Watched>, boolean]>([
  ['of the page’s origin', ofWorker(false), {}, true],
  ['of another origin', { ...ofWorker(false), documentUrl: 'https://other.test/worker.js' }, {}, false],
  ['of a private window', ofWorker(true), {}, false],
  ['of a private window, which is observed', ofWorker(true), { private: true }, true],
  ['of no private window, while one is observed', ofWorker(false), { private: true }, false],
])('a service worker’s in Firefox: %s', (_, details, change, expected) => {
  expect(isWatched(details, { ...watched, ...change })).toBe(expected);
});

test('a service worker’s in Chromium may be a private window’s, and is never shown', () => {
  const details = request({ tabId: -1, initiator: 'https://app.example.com' });
  expect(isWatched(details, watched)).toBe(false);
});
