import { parse } from 'tldts';
import type { PublicSuffixes } from './public-suffixes.ts';

/**
 * Shared by strangers, though not in the public suffix list's private section; each gives out names, or answers for any
 * (nip.io, sslip.io, localtest.me and lvh.me point wherever the name says, or to the machine itself). Compared with the list in
 * the tests, so that one the list takes in is dropped here.
 */
export const UNLISTED: readonly string[] = [
  'app.github.dev',
  'cloudworkstations.dev',
  'codesandbox.io',
  'devtunnels.ms',
  'gitpod.io',
  'glitch.me',
  'gradio.live',
  'lhr.life',
  'loca.lt',
  'localtest.me',
  'lvh.me',
  'neocities.org',
  'nip.io',
  'serveo.net',
  'sslip.io',
  'stackblitz.io',
  'tiiny.site',
  'webcontainer-api.io',
  'webcontainer.io',
  'wordpress.com',
];

/**
 * Domains of platforms that are no public suffixes, but have some below: the well-known ones of about 150, since the package
 * with the data can't be asked. Compared with it in the tests.
 */
export const ABOVE_LISTED: readonly string[] = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazoncognito.com',
  'canva.site',
  'databricksapps.com',
  'fastly.net',
  'linode.com',
  'linodeusercontent.com',
  'on.aws',
  'railway.app',
  'render.com',
  'sagemaker.aws',
  'scw.cloud',
  'storage.dev',
  'windows.net',
];

/** The public suffix list (https://publicsuffix.org) with its private section, `UNLISTED` and `ABOVE_LISTED`. */
export const publicSuffixes: PublicSuffixes = {
  isPublicSuffix,
  isShared: hostname => isPublicSuffix(hostname) || isAboveSuffix(hostname) || isWithin(UNLISTED, hostname),
  platformOf: hostname => {
    const platform = UNLISTED.find(suffix => hostname.endsWith(`.${suffix}`)) ?? privateSuffixOf(hostname);
    return platform === hostname ? undefined : platform;
  },
};

function isPublicSuffix(hostname: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = read(hostname);
  return UNLISTED.includes(hostname) || (publicSuffix === hostname && (isIcann || isPrivate) === true);
}

/** Above one of ours, within a platform's domain but under none of its suffixes, or where the list has `*.` before the name. */
function isAboveSuffix(hostname: string): boolean {
  if (UNLISTED.some(suffix => suffix.endsWith(`.${hostname}`))) return true;
  if (isWithin(ABOVE_LISTED, hostname)) return privateSuffixOf(hostname) === undefined;
  return hostname.includes('.') && isPublicSuffix(`any.${hostname}`);
}

function isWithin(domains: readonly string[], hostname: string): boolean {
  return domains.some(domain => hostname === domain || hostname.endsWith(`.${domain}`));
}

function privateSuffixOf(hostname: string): string | undefined {
  const { publicSuffix, isPrivate } = read(hostname);
  return isPrivate ? (publicSuffix ?? undefined) : undefined;
}

function read(hostname: string): ReturnType<typeof parse> {
  return parse(hostname, { allowPrivateDomains: true, extractHostname: false, validateHostname: false });
}
