import type { MessageCode } from '../sentences/messages.ts';

/** Something that makes a call fail, or keeps a key from being made. Its sentences are `cause…` and `do…`. */
export type CauseCode = {
  [C in MessageCode]: C extends `cause${infer Name}` ? Uncapitalize<Name> : never;
}[MessageCode];

/** One of the errors that Hoko's developer documentation and its help page on API keys name. */
export interface HokoError {
  /** Where one meets it: in an answer of the API, or in the dashboard. */
  readonly where: 'api' | 'dashboard';
  /** The status Hoko documents; for a hostname block, which has none, the one the emulator uses. */
  readonly status?: number;
  /** Hoko's words in English, and as far as it publishes them (for `invalidKey`) in Arabic; the other Arabic texts are ours. */
  readonly en: string;
  readonly ar: string;
  /** What may be behind it, the likelier ones first. */
  readonly causes: readonly CauseCode[];
}

/** Every error Hoko's pages name. Over the wire its words come as `{"error":{"en":…,"ar":…}}`. */
export const HOKO_ERRORS = {
  malformed: {
    where: 'api',
    status: 400,
    en: 'Malformed request',
    ar: 'طلب غير صالح',
    causes: ['malformed'],
  },
  // The help page says of this one to check the hostnames first when calling from a browser.
  invalidKey: {
    where: 'api',
    status: 401,
    en: 'Invalid API key',
    ar: 'مفتاح API غير صالح',
    causes: ['hostname', 'nullOrigin', 'revoked', 'wrongKey', 'expired', 'noKey'],
  },
  keyRevoked: {
    where: 'api',
    status: 401,
    en: 'API key revoked',
    ar: 'تم إلغاء مفتاح API',
    causes: ['revoked'],
  },
  missingScopes: {
    where: 'api',
    status: 403,
    en: 'Missing required scopes',
    ar: 'الصلاحيات المطلوبة مفقودة',
    causes: ['missingScope'],
  },
  hostnameBlocked: {
    where: 'api',
    status: 403,
    en: 'Hostname blocked',
    ar: 'اسم المضيف محظور',
    causes: ['hostname', 'nullOrigin'],
  },
  notFound: { where: 'api', status: 404, en: 'Not found', ar: 'غير موجود', causes: ['notFound'] },
  rateLimited: {
    where: 'api',
    status: 429,
    en: 'Too many requests',
    ar: 'طلبات كثيرة جدًا',
    causes: ['rateLimited'],
  },
  server: {
    where: 'api',
    status: 500,
    en: 'Internal server error',
    ar: 'خطأ داخلي في الخادم',
    causes: ['server'],
  },
  createFailed: {
    where: 'dashboard',
    en: 'Failed to create API key',
    ar: 'تعذر إنشاء مفتاح API',
    causes: ['createFailed'],
  },
  // In words that the API has for something else, so these alone don't tell it.
  createWithoutScopes: {
    where: 'dashboard',
    en: 'Missing required scopes',
    ar: 'الصلاحيات المطلوبة مفقودة',
    causes: ['noScope'],
  },
} as const satisfies Readonly<Record<string, HokoError>>;

/** The name of one of them here; Hoko gives them none. */
export type HokoErrorCode = keyof typeof HOKO_ERRORS;

/** The errors an answer of the API can carry. */
export type ApiErrorCode = {
  [C in HokoErrorCode]: (typeof HOKO_ERRORS)[C]['where'] extends 'api' ? C : never;
}[HokoErrorCode];

/** The errors the dashboard shows. */
export type DashboardErrorCode = Exclude<HokoErrorCode, ApiErrorCode>;

/** Hoko's words, in English, for the errors of the API that something may show itself as, the likelier ones first. */
export function errorsFrom(cause: CauseCode): readonly string[] {
  return Object.values<HokoError>(HOKO_ERRORS)
    .filter(({ where, causes }) => where === 'api' && causes.includes(cause))
    .toSorted((a, b) => a.causes.length - b.causes.length)
    .map(({ en }) => en);
}
