import { describe, expect, test } from 'vitest';
import { parsePattern } from './pattern.ts';

describe('parsePattern', () => {
  test.each([
    ['example.com', 'exact', 'example.com'],
    ['api.example.com', 'exact', 'api.example.com'],
    ['*.example.com', 'wildcard', 'example.com'],
    ['*.Bücher.example', 'wildcard', 'xn--bcher-kva.example'],
    ['localhost', 'exact', 'localhost'],
    ['[::1]', 'exact', '[::1]'],
  ])('accepts %s', (entry, kind, hostname) => {
    expect(parsePattern(entry)).toEqual({ ok: true, pattern: { kind, hostname, entry } });
  });

  test.each([
    ['https://App.example.com:8080/x', 'entryIsUrl', 'app.example.com'],
    ['https://*.example.com/x', 'entryIsUrl', '*.example.com'],
    ['.example.com', 'entryLeadingDot', '*.example.com'],
    ['example.com:443', 'entryHasPort', 'example.com'],
    ['*.example.com:443', 'entryHasPort', '*.example.com'],
    ['example.com/shop', 'entryHasPath', 'example.com'],
    [' example.com', 'entryHasSpace', 'example.com'],
    ['*example.com', 'entryWildcardPart', '*.example.com'],
    ['app*.example.com', 'entryWildcardPart', undefined],
    ['app.*.example.com', 'entryWildcardPart', undefined],
    ['*com', 'entryWildcardPart', undefined],
    ['example.*', 'entryWildcardLast', undefined],
    ['*.*.com', 'entryWildcardTwice', undefined],
    ['*.*.example.com', 'entryWildcardTwice', '*.example.com'],
    ['//example.com/x', 'entryIsUrl', 'example.com'],
    ['::1', 'entryNoBrackets', '[::1]'],
    ['exa%6Dple.com', 'entryHasPercent', 'example.com'],
    ['"example.com"', 'entryHasQuotes', 'example.com'],
    ['<https://example.com/>', 'entryHasQuotes', 'example.com'],
    ['a\u200Db.example', 'entryDisputed', undefined],
    ['*.xn--a.example', 'entryDisputed', undefined],
    ['/etc/hosts', 'entryNotHostname', undefined],
    ['*', 'entryAnyHost', undefined],
    ['', 'entryEmpty', undefined],
    ['a.example, b.example', 'entryIsList', undefined],
    ['a.example *.b.example', 'entryIsList', undefined],
    ['a.example and b.example', 'entryHasSpace', undefined],
    ['ann@example.com', 'entryIsEmail', undefined],
    ['*.127.0.0.1', 'entryWildcardIp', '127.0.0.1'],
    ['exa mple', 'entryHasSpace', undefined],
    ['..', 'entryLeadingDot', undefined],
    ['exämple..com', 'entryNotHostname', undefined],
  ])('explains %s', (entry, code, suggestion) => {
    const result = parsePattern(entry);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.problem).toMatchObject({ code, severity: 'error', args: { entry } });
    expect(result.problem.suggestion).toBe(suggestion);
  });

  test.each(['*', '.*', '*.', '**.'])('explains an entry of as many %s as nobody writes', star => {
    const entry = `${star.repeat(1_000_000)}x`;
    expect(parsePattern(entry)).toMatchObject({ ok: false, problem: { severity: 'error', args: { entry } } });
  });
});
