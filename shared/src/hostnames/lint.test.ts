import { expect, test } from 'vitest';
import { lintHostnames } from './lint.ts';
import { loadPublicSuffixes } from './public-suffixes.ts';

const suffixes = await loadPublicSuffixes();

test.each([
  [['api.example.com', 'api.example.com'], ['entryDuplicate']],
  [
    ['api.example.com', 'API.example.com'],
    ['entryUpperCase', 'entryDuplicate'],
  ],
  [['*.example.com', 'app.example.com'], ['entryCovered']],
  [['app.example.com', '*.example.com'], ['entryCovered']],
  [['*.example.com', 'example.com'], []],
  [['*.a.example.com', '*.example.com'], []],
  [['a.b.example.com', '*.example.com'], []],
  [['*.Example.com', 'app.example.com'], ['entryUpperCase']],
  [
    ['API.example.com', 'api.example.com'],
    ['entryUpperCase', 'entryDuplicate'],
  ],
  [['api.example.com', 'api.example.com.'], ['entryTrailingDot']],
  [['*.7.nip.io'], ['entryPublicWildcard']],
  [['*.ws-eu1.gitpod.io'], ['entryPublicWildcard']],
  [['8080-abc.ws-eu1.gitpod.io'], []],
  [['*.github.dev'], ['entryPublicWildcard']],
  [['*.amazonaws.com'], ['entryPublicWildcard']],
  [['bücher.example'], ['entryUnicode']],
  [
    ['shop.bücher.example', 'shop.xn--bcher-kva.example'],
    ['entryUnicode', 'entryDuplicate'],
  ],
  [['аpple.example.com'], ['entryUnicode', 'entryMixedScripts']],
  [['xn--pple-43d.example.com'], ['entryMixedScripts']],
  [['a.example.com.'], ['entryTrailingDot']],
  [['192.0.2.7'], ['entryIsIp']],
  [['[2001:db8::1]'], ['entryIsIp']],
  [['localhost'], ['entryIsLocal']],
  [['127.0.0.1'], ['entryIsLocal']],
  [['[::1]'], ['entryIsLocal']],
  [['app.localhost'], ['entryIsLocal']],
  [['null'], ['entryIsNull']],
  [['null.example.com', '*.null'], []],
  [['*.vercel.app'], ['entryPublicWildcard']],
  [['vercel.app'], ['entryPublicSuffix']],
  [['*.co.uk'], ['entryPublicWildcard']],
  [['*.surge.sh'], ['entryPublicWildcard']],
  [['*.app.github.dev'], ['entryPublicWildcard']],
  [['shop.vercel.app'], []],
  [['*.shop.vercel.app'], []],
  [['www.example.com'], ['entryOnlyWww']],
  [['example.com'], ['entryOnlyApex']],
  [['www.example.co.uk'], ['entryOnlyWww']],
  [['www.co.uk'], []],
  [['example.com', 'www.example.com'], []],
  [['api.example.com'], []],
  [
    ['*', 'https://example.com'],
    ['entryAnyHost', 'entryIsUrl'],
  ],
  [[], []],
])('%j is told %j', (entries, codes) => {
  expect(lintHostnames(entries, { suffixes }).map(({ code }) => code)).toEqual(codes);
});

test('a spelling warning offers the folded entry', () => {
  expect(lintHostnames(['*.Bücher.example'])[0]).toMatchObject({
    suggestion: '*.xn--bcher-kva.example',
    severity: 'warning',
  });
  expect(lintHostnames(['0xc0.0.2.7'])[0]).toMatchObject({ code: 'entryOddIp', suggestion: '192.0.2.7' });
});

test('what is superfluous is to be removed, and a missing twin added', () => {
  const [covered] = lintHostnames(['app.example.com', '*.example.com']);
  expect(covered).toMatchObject({ args: { by: '*.example.com' }, remedy: { remove: 'app.example.com' } });
  const [twin] = lintHostnames(['www.example.com'], { suffixes });
  expect(twin).toMatchObject({ remedy: { add: 'example.com' }, severity: 'info' });
});

test('of entries that mean the same the one in its usual spelling stays', () => {
  for (const entries of [
    ['API.example.com', 'api.example.com'],
    ['api.example.com', 'API.example.com'],
  ]) {
    const remedies = lintHostnames(entries).flatMap(({ remedy }) => remedy ?? []);
    expect(remedies).toEqual([{ remove: 'API.example.com' }]);
  }
  expect(lintHostnames(['Äpfel.example', 'äpfel.example']).flatMap(({ remedy }) => remedy ?? [])).toEqual([
    { remove: 'Äpfel.example' },
  ]);
});

test('without suffix data nothing is said about public suffixes and twins', () => {
  expect(lintHostnames(['*.vercel.app', 'example.com'])).toEqual([]);
});

test('an emulator’s key may be for this machine', () => {
  const key = { scopes: ['linksRead'], service: 'emulator' } as const;
  expect(lintHostnames(['localhost', '127.0.0.1'], { key })).toEqual([]);
});

test.each([
  [[], ['linksRead', 'linksWrite'], ['listEmptyWrites']],
  [['app.example.com'], ['linksRead', 'linksWrite'], ['listWritesFromBrowser']],
  [['app.example.com'], ['linksRead'], []],
  [[], ['linksRead', 'a-scope-of-tomorrow'], []],
])('of the list %j on a key with %j: %j', (entries, scopes, codes) => {
  const problems = lintHostnames(entries, { key: { scopes, service: 'hoko' } });
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

test('of a long list every entry is told', () => {
  const entries = Array.from({ length: 10_000 }, (_, i) => `a${i}.example.com`);
  expect(lintHostnames([...entries, '*.example.com'])).toHaveLength(10_000);
});
