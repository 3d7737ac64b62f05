import { type ApiKey, type HostnameRules, judge, rulesFor } from '@hoko-keys/shared';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listedFor } from '../keys/listed-in-test.ts';
import { rowsFor } from './rows.ts';

/** Few labels, so that hostnames and entries meet; spelled in every way a rule is about. */
const host = fc
  .array(fc.constantFrom('a', 'b', 'www', 'Example', 'example', 'bücher', 'xn--bcher-kva', 'com'), {
    minLength: 1,
    maxLength: 4,
  })
  .chain(labels => fc.constantFrom('', '.').map(dot => labels.join('.') + dot));
const entry = fc.oneof(
  { weight: 4, arbitrary: host },
  { weight: 4, arbitrary: host.map(base => `*.${base}`) },
  { weight: 1, arbitrary: fc.constantFrom('127.0.0.1', '[::1]', '__proto__', 'https://a.com', '*.*.com') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const header = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('https', 'http', 'capacitor'), host, fc.constantFrom('', ':8080'))
      .map(([scheme, name, port]) => `${scheme}://${name}${port}`),
  },
  fc.constantFrom('null', 'https://127.0.0.1', 'https://[::1]', 'https://__proto__'),
  fc.string({ unit: 'binary' }),
  fc.constant(undefined),
);
const yesNo = fc.constantFrom('yes', 'no');
const rules = fc
  .record(
    {
      wildcardApex: yesNo,
      wildcardDepth: yesNo,
      headerPrecedence: fc.constantFrom('origin', 'referer'),
      nullOrigin: fc.constantFrom('present', 'absent'),
      otherSchemes: yesNo,
      port: yesNo,
      case: yesNo,
      trailingDot: yesNo,
      idn: yesNo,
    },
    { requiredKeys: [] },
  )
  .map(
    answers =>
      Object.fromEntries(
        Object.entries(answers).map(([question, answer]) => [question, { answer, basis: 'observed' }]),
      ) as HostnameRules,
  );
const key = fc.record({
  allowedHostnames: fc.array(entry, { maxLength: 5 }),
  status: fc.constantFrom('active' as const, 'revoked' as const),
  service: fc.constantFrom('hoko' as const, 'emulator' as const),
});

test('a verdict by what is kept for a hostname is the verdict by the whole list', () => {
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 6 }),
      fc.record({ origin: header, referer: header }),
      rules,
      (made, headers, known) => {
        const keys = made.map(
          (each, i): ApiKey => ({ ...each, id: `${i}`, name: `${i}`, scopes: ['linksRead'] }),
        );
        const rows = rowsFor(headers, listedFor(headers, keys, known));
        expect(rows).toHaveLength(keys.length);
        for (const { key, verdict } of rows) {
          const whole = keys.find(({ id }) => id === key.id);
          if (whole === undefined) throw new Error('every row is a key');
          expect(verdict).toEqual(judge(whole, headers, rulesFor(whole, known)));
        }
      },
    ),
  );
});

test('for another hostname than it was read for, it judges nothing', () => {
  const keys = listedFor({ origin: 'https://a.test' }, []);
  expect(() => rowsFor({ origin: 'https://b.test' }, keys)).toThrow();
});
