import { isFingerprint } from '@hoko-keys/shared';

/** What came along with a pasted value and was left out: quotes, the word `Bearer`, a variable's or field's name. */
export type ValueSlip = 'quotes' | 'bearer' | 'name';

/** Why a text is no value. `hidden`: shown with dots, as dashboards do. `unseen`: no header can carry it. */
export type NoValue = 'url' | 'fingerprint' | 'hidden' | 'space' | 'quote' | 'unseen';

/** A value without what came along, or why there is none. */
export type ReadValue =
  | { readonly ok: true; readonly value: string; readonly slips: readonly ValueSlip[] }
  | { readonly ok: false; readonly why: NoValue };

const QUOTED = /^(?:"([^"]+)"|'([^']+)'|`([^`]+)`|[“”„]([^“”]+)[“”]|[‘’]([^‘’]+)[‘’])[,;]?$/;
const BEARER = /^bearer\s+(\S.*)$/i;
/** `HOKO_KEY=…`, `export HOKO_KEY=…`, `$env:HOKO_KEY = …`; `Authorization: …`, `"key": "…"`. At a value's own end, `=` is padding. */
const NAMED = /^(?:(?:export|set)\s+|\$env:)?["']?[A-Za-z_][\w.-]*["']?(?:\s*=\s*(?=[^\s=])|\s*:\s+)(\S.*)$/;

const SLIPS: readonly (readonly [ValueSlip, RegExp])[] = [
  ['quotes', QUOTED],
  ['bearer', BEARER],
  ['name', NAMED],
];

/**
 * Reads a pasted value, and leaves out what usually comes along. Hoko does not publish a value's format, so nothing is held
 * against one but what a bearer token cannot be: it has no quotes, no white space, and `=` at its end only (RFC 6750 section 2.1).
 */
export function readValue(text: string): ReadValue {
  let value = text.trim();
  const slips = new Set<ValueSlip>();
  for (;;) {
    const slip = SLIPS.find(([, form]) => form.test(value));
    if (slip === undefined) break;
    slips.add(slip[0]);
    value = (
      slip[1]
        .exec(value)
        ?.slice(1)
        .find(part => part !== undefined) ?? ''
    ).trim();
  }
  const why = whyNot(value);
  return why === undefined ? { ok: true, value, slips: [...slips] } : { ok: false, why };
}

function whyNot(value: string): NoValue | undefined {
  if (/^https?:\/\//i.test(value)) return 'url';
  if (isFingerprint(value)) return 'fingerprint';
  if (/[•●…]|\*{4}|\.{3}/.test(value)) return 'hidden';
  if (/\s/.test(value)) return 'space';
  if (/["'`“”„‘’]/.test(value)) return 'quote';
  return /^[\x21-\x7e]*$/.test(value) ? undefined : 'unseen';
}
