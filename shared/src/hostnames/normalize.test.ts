import { describe, expect, test } from 'vitest';
import { normalizeHostname } from './normalize.ts';

describe('normalizeHostname finds the hostname in what people type', () => {
  test.each([
    ['example.com', 'example.com'],
    ['  App.Example.COM ', 'app.example.com'],
    ['example.com.', 'example.com'],
    ['example.com:8080', 'example.com'],
    ['https://app.example.com:8443/a/b?c#d', 'app.example.com'],
    ['HTTPS://user:pass@app.example.com/', 'app.example.com'],
    ['capacitor://localhost', 'localhost'],
    ['example.com/blog', 'example.com'],
    ['localhost:5173', 'localhost'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['127.0.0.1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['exa%6Dple.com', 'example.com'],
    ['b%C3%BCcher.example', 'xn--bcher-kva.example'],
    ['//example.com/x', 'example.com'],
    ['::1', '[::1]'],
    ['مثال.إختبار', 'xn--mgbh0fb.xn--kgbechtv'],
    ['[::1]:3000', '[::1]'],
    ['http://[2001:DB8::1]/', '[2001:db8::1]'],
    ['my_host.example', 'my_host.example'],
  ])('%s → %s', (text, hostname) => {
    expect(normalizeHostname(text)).toBe(hostname);
  });

  test.each([
    '',
    '   ',
    '.',
    '..',
    'example..com',
    'example.com..',
    '*.example.com',
    'ann@example.com',
    'src/index.ts',
    '/etc/hosts',
    './a.b',
    'two words.example',
    'a,b.example',
    'https://',
    '256.256.256.256',
    '-example.com',
    'example.com:65536',
    'exa%2Fmple.com',
    'exa%ZZmple.com',
    'xn--a',
    'xn--example-',
    'a\u200Db.example',
    '\u0301a.example',
    '7.אב',
    `${'a'.repeat(64)}.example`,
    `${'abcdefgh.'.repeat(30)}example`,
  ])('there is none in “%s”', text => {
    expect(normalizeHostname(text)).toBeUndefined();
  });
});
