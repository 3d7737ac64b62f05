import { MAX_LABEL } from './plain-hostname.ts';

/** RFC 3492 section 5: the parameters of Punycode. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 0x80;

/** The prefix of a label in Punycode (RFC 5890 section 2.3.2.1). */
const PREFIX = 'xn--';

/**
 * A normalised hostname in Unicode, for a person's eyes and for rules about scripts (RFC 3492 section 6.2).
 *
 * @returns undefined where a label that begins with `xn--` is no Punycode, or longer than any
 */
export function unicodeOf(hostname: string): string | undefined {
  if (!hostname.includes(PREFIX)) return hostname;
  const labels = hostname.split('.').map(decodeLabel);
  return labels.includes(undefined) ? undefined : labels.join('.');
}

function decodeLabel(label: string): string | undefined {
  if (!label.startsWith(PREFIX)) return label;
  if (label.length > MAX_LABEL) return undefined;
  const encoded = label.slice(PREFIX.length);
  const delimiter = encoded.lastIndexOf('-');
  const output: number[] = [];
  for (let j = 0; j < delimiter; j++) output.push(encoded.charCodeAt(j));
  let at = delimiter + 1;
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  while (at < encoded.length) {
    const before = i;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(encoded.charCodeAt(at++));
      if (digit === undefined) return undefined;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(i - before, length, before === 0);
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff) return undefined;
    output.splice(i++, 0, n);
  }
  return String.fromCodePoint(...output);
}

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35; not a digit past the end. */
function digitOf(charCode: number): number | undefined {
  if (charCode >= 97 && charCode <= 122) return charCode - 97;
  if (charCode >= 48 && charCode <= 57) return charCode - 48 + 26;
  return undefined;
}

/** RFC 3492 section 6.1. */
function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
