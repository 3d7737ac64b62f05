import fc from 'fast-check';
import { expect, test } from 'vitest';
import { say } from '../sentences/say.ts';
import { judge } from '../verdicts/judge.ts';
import { HOKO_ERRORS } from './errors.ts';
import { explainAnswer } from './explain-answer.ts';

const entries = fc.constantFrom<readonly string[]>(
  [],
  ['app.example.com'],
  ['*.example.com'],
  ['other.test'],
);
const origin = fc.constantFrom(
  'https://app.example.com',
  'https://a.b.example.com',
  'https://app.example.com:8443',
  'null',
  'not a URL',
  undefined,
);
const verdict = fc.option(
  fc
    .tuple(
      entries,
      origin,
      fc.constantFrom('active', 'revoked'),
      fc.constantFrom('linksRead', 'linksWrite', undefined),
    )
    .map(([allowedHostnames, from, status, scope]) =>
      judge({ allowedHostnames, status, scopes: ['linksRead'] }, { origin: from, scope }),
    ),
  { nil: undefined },
);
const body = fc.oneof(
  fc.json(),
  fc.string(),
  fc.constantFrom(...Object.values(HOKO_ERRORS).map(({ en }) => en)),
  fc.record({ missingScopes: fc.array(fc.string()), retryAfter: fc.anything() }),
);

test('the key is never called wrong while the hostname is a suspect, whatever comes back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 599 }), body, verdict, (status, said, predicted) => {
      const { causes, passed } = explainAnswer({ kind: 'answer', status, body: said }, predicted);
      const codes = causes.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(causes.length > 0).toBe(!passed);
      if (!codes.includes('wrongKey')) return;
      expect(codes.length).toBeGreaterThan(1);
      const isKnown = predicted?.reasons.some(({ code }) =>
        ['emptyList', 'noHeaders', 'hostnameListed'].includes(code),
      );
      expect(isKnown).toBe(true);
      expect(predicted?.assumptions).toEqual([]);
      if (predicted?.caller.kind !== 'none') expect(codes).toContain('hostname');
    }),
  );
});

test('nobody is told to add what the list has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 599 }), body, verdict, (status, said, predicted) => {
      const { causes } = explainAnswer({ kind: 'answer', status, body: said }, predicted);
      for (const { todo } of causes) {
        if (predicted?.matched !== undefined) expect(say(todo)).not.toContain(`Add ${predicted.matched} `);
      }
    }),
  );
});
