import { REFERRER_POLICIES, type ReferrerPolicy } from '@hoko-keys/shared';

/** What a page says of itself. */
export interface PageFacts {
  /** Its origin: `null` where a sandbox takes it away. Undefined where nobody could ask. */
  readonly origin: string | undefined;
  /** The referrer policy it declares in `<meta name=referrer>`; undefined where it declares none. */
  readonly referrerPolicy: ReferrerPolicy | undefined;
}

/** HTML section 4.2.5.1, "referrer": the older words that still count. */
const OLDER: Readonly<Record<string, ReferrerPolicy>> = {
  never: 'no-referrer',
  default: 'strict-origin-when-cross-origin',
  always: 'unsafe-url',
  'origin-when-crossorigin': 'origin-when-cross-origin',
};

/** Reads what `lookAtPage` brought back. Of several policies the last valid one counts. */
export function readFacts(value: unknown): PageFacts {
  if (typeof value !== 'object' || value === null) return { origin: undefined, referrerPolicy: undefined };
  const { origin, policies } = value as Readonly<Record<string, unknown>>;
  return {
    origin: typeof origin === 'string' ? origin : undefined,
    referrerPolicy: Array.isArray(policies) ? policies.map(policyOf).findLast(Boolean) : undefined,
  };
}

/** Whether `lookAtPage` found all elements there that the page has in its markup. */
export function isWhole(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'loading' in value && value.loading === false;
}

function policyOf(text: unknown): ReferrerPolicy | undefined {
  if (typeof text !== 'string') return undefined;
  const word = text.trim().toLowerCase();
  const policy = Object.hasOwn(OLDER, word) ? OLDER[word] : word;
  return isPolicy(policy) ? policy : undefined;
}

function isPolicy(text: string | undefined): text is ReferrerPolicy {
  return text !== undefined && (REFERRER_POLICIES as readonly string[]).includes(text);
}
