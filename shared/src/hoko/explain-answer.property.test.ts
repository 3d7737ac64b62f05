import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callerOf } from '../requests/caller.ts';
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

const caller = fc.option(
  origin.map(from => callerOf({ origin: from })),
  { nil: undefined },
);

test('a described key is never called wrong while its hostname is a suspect, whatever comes back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 599 }),
      body,
      verdict,
      caller,
      (status, said, predicted, calling) => {
        const sent = { carriesKey: true, ...(calling === undefined ? {} : { caller: calling }) };
        const { causes, passed } = explainAnswer({ kind: 'answer', status, body: said }, predicted, sent);
        const codes = causes.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(causes.length > 0).toBe(!passed);
        expect(codes).not.toContain('noKey');
        const wrongKey = codes.indexOf('wrongKey');
        const hostname = codes.findIndex(code => code === 'hostname' || code === 'nullOrigin');
        if (wrongKey === -1) return;
        expect(hostname === -1).toBe((predicted?.caller ?? calling)?.kind === 'none');
        if (hostname === -1) return;
        if (hostname < wrongKey) {
          expect(predicted).toBeUndefined();
          return;
        }
        const isKnown = predicted?.reasons.some(({ code }) => ['emptyList', 'hostnameListed'].includes(code));
        expect(isKnown).toBe(true);
        expect(predicted?.assumptions).toEqual([]);
      },
    ),
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

test('only what succeeded confirms that a call was let in, and nobody is told of a redirect that none saw', () => {
  const sent = fc.record({ carriesKey: fc.boolean(), leftOrigin: fc.constant(false) }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 599 }), body, verdict, sent, (status, said, predicted, how) => {
      const { causes, passed, prediction } = explainAnswer(
        { kind: 'answer', status, body: said },
        predicted,
        how,
      );
      const isSuccess = status >= 200 && status < 300;
      expect(passed).toBe(isSuccess || status === 304);
      if (passed && !isSuccess) expect(prediction).toBe('unclear');
      if (prediction === 'agrees' && predicted?.outcome === 'allowed') expect(isSuccess).toBe(true);
      expect(causes.map(({ code }) => code)).not.toContain('keyRedirected');
    }),
  );
});
