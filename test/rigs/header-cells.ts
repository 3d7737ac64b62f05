import { type OutgoingCall, REFERRER_POLICIES, type ReferrerPolicy } from '@hoko-keys/shared';
import type { Context } from './header-page.ts';

/** The contexts whose headers differ, or might; the last one needs a secure one. */
const CONTEXTS = [
  'document',
  'srcdoc frame',
  'about:blank frame',
  'blob frame',
  'data frame',
  'sandboxed frame',
  'sandboxed srcdoc frame',
  'worker',
  'blob worker',
  'service worker',
] as const satisfies readonly Context[];
type HeaderContext = (typeof CONTEXTS)[number];

/** One page of the harness: its document, and the calls each of its contexts makes. */
export interface HarnessPage {
  readonly url: string;
  readonly calls: readonly { readonly context: HeaderContext; readonly cells: readonly Cell[] }[];
}

/** One call: what a page is told to do, and the same for `predictHeaders`. */
export interface Cell {
  readonly id: number;
  /** Which cell it is, for a person. */
  readonly name: string;
  /** Where the call starts, redirects included. */
  readonly start: string;
  readonly method: string;
  readonly mode: 'cors' | 'no-cors';
  /** Set by the call itself rather than by its document. */
  readonly fetchPolicy?: ReferrerPolicy;
  readonly call: OutgoingCall;
}

type Targets = Readonly<Record<string, string>>;

interface Site {
  readonly name: string;
  readonly base: string;
  /** Has service workers. */
  readonly secure: boolean;
  readonly targets: Targets;
}

/**
 * Pages on http, on https, and on loopback, which is http and trustworthy. A page on https has no http target: the browser
 * doesn't call one (mixed content), so there is no downgrade but from loopback.
 */
function sitesOf(httpPort: number): readonly Site[] {
  const others = { other: 'http://other.test', third: 'http://third.test', secure: 'https://other.test' };
  const loopback = `http://127.0.0.1:${httpPort}`;
  return [
    {
      name: 'http',
      base: 'http://app.test',
      secure: false,
      targets: {
        own: 'http://app.test',
        sub: 'http://api.app.test',
        ownSecure: 'https://app.test',
        ...others,
      },
    },
    {
      name: 'https',
      base: 'https://app.test',
      secure: true,
      targets: {
        own: 'https://app.test',
        sub: 'https://api.app.test',
        other: 'https://other.test',
        third: 'https://third.test',
      },
    },
    { name: 'loopback', base: loopback, secure: true, targets: { own: loopback, ...others } },
  ];
}

interface Route {
  readonly via: readonly string[];
  readonly method: string;
  readonly mode: 'cors' | 'no-cors';
}

const get = (...via: string[]): Route => ({ via, method: 'GET', mode: 'cors' });
const post = (...via: string[]): Route => ({ via, method: 'POST', mode: 'cors' });
const noCors = (method: string, ...via: string[]): Route => ({ via, method, mode: 'no-cors' });

const ROUTES: readonly Route[] = [
  get('own'),
  post('own'),
  get('sub'),
  get('other'),
  post('other'),
  get('secure'),
  get('ownSecure'),
  get('own', 'own'),
  get('own', 'other'),
  get('other', 'own'),
  post('other', 'own'),
  get('other', 'other'),
  get('other', 'third'),
  get('own', 'sub'),
  get('sub', 'own'),
  get('ownSecure', 'own'),
  get('own', 'other', 'own'),
  get('other', 'own', 'own'),
  get('own', 'other', 'other'),
  get('other', 'own', 'other'),
  get('other', 'third', 'own'),
  noCors('GET', 'other'),
  noCors('POST', 'other'),
  noCors('POST', 'own'),
];

/** The most characters a Referer keeps, and one more (Referrer Policy section 8.3). */
const LENGTHS = [4096, 4097];

/** Every page and cell of the harness, for servers whose http port on loopback is `httpPort`. */
export function plan(httpPort: number): readonly HarnessPage[] {
  let id = 0;
  const nextId = () => id++;
  const sites = sitesOf(httpPort);
  const byPolicy = sites.flatMap(site =>
    REFERRER_POLICIES.map(policy => ({
      url: pageOf(site, policy),
      calls: CONTEXTS.filter(context => site.secure || context !== 'service worker').map(context => ({
        context,
        cells: routesOn(site).map(route => cellOf(nextId(), site, context, policy, route)),
      })),
    })),
  );
  const byFetch = sites.map(site => ({
    url: pageOf(site, 'no-referrer'),
    calls: [
      {
        context: 'document' as const,
        cells: REFERRER_POLICIES.flatMap(policy =>
          [get('own'), get('other')].map(route => ({
            ...cellOf(nextId(), site, 'document', policy, route, pageOf(site, 'no-referrer')),
            fetchPolicy: policy,
          })),
        ),
      },
    ],
  }));
  const byLength = sites.flatMap(site =>
    LENGTHS.map(length => {
      const url = padded(`${pageOf(site, 'unsafe-url')}&pad=`, length);
      const cells = [get('own'), get('other')].map(route =>
        cellOf(nextId(), site, 'document', 'unsafe-url', route, url),
      );
      return { url, calls: [{ context: 'document' as const, cells }] };
    }),
  );
  return [...byPolicy, ...byFetch, ...byLength];
}

function pageOf({ base }: Site, policy: ReferrerPolicy): string {
  return `${base}/page?policy=${policy}`;
}

function padded(url: string, length: number): string {
  return url.padEnd(length, 'x');
}

function routesOn({ targets }: Site): readonly Route[] {
  return ROUTES.filter(({ via }) => via.every(name => targets[name] !== undefined));
}

function cellOf(
  id: number,
  site: Site,
  context: HeaderContext,
  policy: ReferrerPolicy,
  { via, method, mode }: Route,
  page = pageOf(site, policy),
): Cell {
  const end = `${site.targets[via.at(-1) ?? '']}/land?cell=${id}`;
  const urls = via
    .slice(0, -1)
    .reduceRight<readonly string[]>(
      ([next = end, ...rest], name) => [
        `${site.targets[name]}/hop?to=${encodeURIComponent(next)}`,
        next,
        ...rest,
      ],
      [end],
    );
  return {
    id,
    name: `${context} on ${site.name} · ${mode} ${method} to ${via.join(' → ')} · ${policy}`,
    start: urls[0] ?? end,
    method,
    mode,
    call: {
      url: end,
      method,
      mode,
      referrerPolicy: policy,
      redirects: urls.slice(0, -1),
      ...callerIn(context, site, policy, page),
    },
  };
}

/** Who calls, as `predictHeaders` is told. */
function callerIn(
  context: HeaderContext,
  { base }: Site,
  policy: ReferrerPolicy,
  page: string,
): Pick<OutgoingCall, 'documentUrl' | 'creatorUrl' | 'opaqueOrigin' | 'worker'> {
  switch (context) {
    case 'document':
      return { documentUrl: page };
    case 'srcdoc frame':
      return { documentUrl: 'about:srcdoc', creatorUrl: page };
    case 'about:blank frame':
      return { documentUrl: 'about:blank', creatorUrl: page };
    case 'blob frame':
      return { documentUrl: `blob:${base}/5f0c7d2e`, creatorUrl: page };
    case 'data frame':
      return { documentUrl: 'data:text/html,', creatorUrl: page };
    case 'sandboxed frame':
      return { documentUrl: `${base}/frame?policy=${policy}`, opaqueOrigin: true };
    case 'sandboxed srcdoc frame':
      return { documentUrl: 'about:srcdoc', creatorUrl: page, opaqueOrigin: true };
    case 'blob worker':
      return { documentUrl: `blob:${base}/5f0c7d2e`, creatorUrl: page, worker: true };
    case 'worker':
      return { documentUrl: `${base}/worker.js?policy=${policy}`, worker: true };
    case 'service worker':
      return { documentUrl: `${base}/service-worker.js?policy=${policy}`, worker: true };
  }
}
