import { expect, test } from 'vitest';
import { scopeNeeded } from './endpoints.ts';

test.each([
  ['GET', '/api/links', 'linksRead'],
  ['delete', '/api/links/42', 'linksWrite'],
  ['GET', '/api/analytics', 'analyticsRead'],
  ['POST', '/api/analytics', undefined],
  ['POST', '/api/track/lead', 'conversionsWrite'],
  ['GET', '/api/track/sale', undefined],
  ['POST', '/api/customers', undefined],
  ['GET', '/api/constructor', undefined],
  ['GET', '/elsewhere', undefined],
])('%s %s needs %s', (method, path, scope) => {
  expect(scopeNeeded(method, path)).toBe(scope);
});
