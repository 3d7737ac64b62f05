/**
 * The errors Hoko's pages name (hoko.to/docs/errors, hoko.to/help/api-keys), as they come over the wire:
 * `{"error":{"en":…,"ar":…}}`. Hoko publishes the Arabic of `invalidKey` alone; the other Arabic texts are ours.
 */
export interface HokoError {
  /** The status Hoko documents; for a hostname block, which has none, the one the emulator uses. */
  readonly status: 400 | 401 | 403 | 404 | 429 | 500;
  readonly en: string;
  readonly ar: string;
}

export const HOKO_ERRORS = {
  malformed: { status: 400, en: 'Malformed request', ar: 'طلب غير صالح' },
  invalidKey: { status: 401, en: 'Invalid API key', ar: 'مفتاح API غير صالح' },
  keyRevoked: { status: 401, en: 'API key revoked', ar: 'تم إلغاء مفتاح API' },
  missingScopes: { status: 403, en: 'Missing required scopes', ar: 'الصلاحيات المطلوبة مفقودة' },
  hostnameBlocked: { status: 403, en: 'Hostname blocked', ar: 'اسم المضيف محظور' },
  notFound: { status: 404, en: 'Not found', ar: 'غير موجود' },
} as const satisfies Readonly<Record<string, HokoError>>;

export type HokoErrorCode = keyof typeof HOKO_ERRORS;
