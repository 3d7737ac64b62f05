import { describe, expect, test } from 'vitest';
import { isValueEntry, isValueField, looksLikeValue, mayBeValue } from './value-like.ts';

const UUID = '123e4567-e89b-12d3-a456-426614174000';
const ULID = '01J9ZQ3K5M7N9P1R3S5T7V9W1X';
/** As the spec of TypeID has it. */
const TYPE_ID = 'prefix_01h455vb4pex5vsknk084sn02q';

describe('a value, wherever it stands', () => {
  test.each([
    'q7Zk2Jx9vB4mT1pR8sL5wN3c',
    'Bearer abcdefgh',
    'hk_live_4f9a81bc',
    'HK_TEST_9Z8Y7X6W5V',
    'curl -H "Authorization: sk_live_51H8xY2z"',
    'emu_q7Zk2Jx9-vB4mT1pR8_sL5wN3cA0bC1dE2fG3hI4jK5',
    // As long as a ULID and in its letters, but of no time; of another time; in two cases; longer; beside a value.
    '9XJ9ZQ3K5M7N9P1R3S5T7V9W1X',
    '02J9ZQ3K5M7N9P1R3S5T7V9W1X',
    '01J9ZQ3K5M7N9p1r3s5t7v9w1x',
    `${ULID}7`,
    `a${ULID}`,
    `${ULID}_q7Zk2Jx9vB4mT1pR8sL5wN3c`,
    `hk_live_${ULID}`,
  ])('%s', text => {
    expect(looksLikeValue(text)).toBe(true);
  });

  test.each([
    'key_AbC1dEf2GhI3jKl4',
    `key_${UUID}`,
    ULID,
    ULID.toLowerCase(),
    `key_${ULID}`,
    `acme-storefront-key_${ULID}`,
    TYPE_ID,
    'fp1_0123456789abcdef',
    'shop_test_frontend',
    'eu_live_20261128',
    'storefront-production-eu-west-1-blue',
    'two words',
  ])('but not %s', text => {
    expect(looksLikeValue(text)).toBe(false);
  });
});

describe('a value where a name may stand', () => {
  test.each([
    UUID,
    `Storefront ${UUID}`,
    UUID.toUpperCase(),
    ULID,
    `Storefront ${TYPE_ID}`,
    // No letter among digits, as a run of another kind would need.
    '01AAAAAAAAAAAAAAAAAAAAAAAA',
    '4f2a9c81b7d3e6f5',
    'q7Zk2Jx9vB4mT1pR',
  ])('%s', text => {
    expect(mayBeValue(text)).toBe(true);
  });

  test.each([
    'Storefront',
    'Conversions2026',
    'CheckoutWidget2026',
    '2026checkoutwidget',
    'Release 4f2a9c81b7d3',
    'customer-portal-2-eu-west-1',
    'متجر-2026',
    '2026-11-23T10:00:00.000Z',
  ])('but not %s', text => {
    expect(mayBeValue(text)).toBe(false);
  });
});

describe('a value where an entry may stand', () => {
  test.each([
    UUID,
    ULID,
    '4f2a9c81b7d3e6f5',
    'hk_live_4f9a81bc',
    'sk.q7Zk2Jx9vB4mT1pR8sL5wN3c',
    `${UUID}.4f2a9c81b7d3e6f5`,
    `https://q7Zk2Jx9vB4mT1pR8sL5wN3c/`,
  ])('%s', entry => {
    expect(isValueEntry(entry)).toBe(true);
  });

  test.each([
    'my-app-git-abc123def456-team.vercel.app',
    'my-app-git-feature-4f2a9c81b7d3e6f5a0b1c2d3-team.vercel.app',
    '*.my-app-4f2a9c81b7d3e6f5.vercel.app',
    `${UUID}.lovableproject.com`,
    'deploy-preview-123--my-site.netlify.app',
    '65f1c2a9b3d4e5f6a7b8c9d0--my-site.netlify.app',
    'k8x2j5n9q1w4e7r3-3000.app.github.dev',
    'stackblitz-starters-4f9a81bc.stackblitz.io',
    'd111111abcdef8.cloudfront.net',
    'a1b2c3d4e5f6a7b8.bücher.example',
    '4f2a9c81b7d3e6f5.例え.テスト',
    '4f2a9c81b7d3e6f5.xn--zckzah',
    '4f2a9c81b7d3e6f5.localhost',
    'ip-10-0-12-34.eu-west-1.compute.internal',
    '2001:db8:85a3:8d3:1319:8a2e:370:7348',
    '[2001:db8:85a3:8d3:1319:8a2e:370:7348]',
    `https://app.example.com/links/${UUID}`,
    `https://app.example.com/links/${ULID}`,
    '4f2a9c81b7d3',
  ])('but not %s', entry => {
    expect(isValueEntry(entry)).toBe(false);
  });
});

test.each([
  ['value key auth token secret bearer authorization password passwd passphrase credential', true],
  ['apiKey api_key API-KEY HOKO_API_KEY hokoToken accessToken client_secret privateKey credentials', true],
  ['name keys keyId author authors monkey tokens defaultValue note secretary passwordless', false],
])('whether these are names of fields for a value: %s', (names, expected) => {
  for (const name of names.split(' ')) expect([name, isValueField(name)]).toEqual([name, expected]);
});

test.each(['a', 'a-', 'hk_live_'])('a text of millions is looked into like any other: %s…', piece => {
  const text = piece.repeat(12_000_000 / piece.length);
  expect(isValueEntry(`${text} `)).toBe(false);
  expect(isValueEntry(`${text} q7Zk2Jx9vB4mT1pR8sL5wN3c`)).toBe(true);
});
