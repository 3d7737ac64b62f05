import { parse } from 'tldts';
import type { PublicSuffixes } from './public-suffixes.ts';

/**
 * Shared by strangers, though not in the public suffix list's private section; each gives out names, or answers for any
 * (nip.io, sslip.io and localtest.me point wherever the name says). Compared with the list in the tests, so that one the list
 * takes in is dropped here.
 */
export const UNLISTED: readonly string[] = [
  'app.github.dev',
  'gitpod.io',
  'glitch.me',
  'localtest.me',
  'nip.io',
  'sslip.io',
  'stackblitz.io',
];

/** The public suffix list (https://publicsuffix.org) with its private section, and `UNLISTED`. */
export const publicSuffixes: PublicSuffixes = {
  isPublicSuffix: hostname => {
    const { publicSuffix, isIcann, isPrivate } = read(hostname);
    return UNLISTED.includes(hostname) || (publicSuffix === hostname && (isIcann || isPrivate) === true);
  },
  platformOf: hostname => {
    const { publicSuffix, isPrivate } = read(hostname);
    const platform =
      UNLISTED.find(suffix => hostname.endsWith(`.${suffix}`)) ??
      (isPrivate ? (publicSuffix ?? undefined) : undefined);
    return platform === hostname ? undefined : platform;
  },
};

function read(hostname: string): ReturnType<typeof parse> {
  return parse(hostname, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
}
