/**
 * Which Unicode hostnames all runtimes read alike. Node, Chromium and Firefox follow UTS 46 by Unicode data of different age,
 * and differ in combining marks, joiners and the direction of newer letters; `test/e2e/conformance.test.ts` asks all three
 * about every code point. What they may differ in is left out here, rather than guessed.
 */

/** Zero-width joiners: whether a label may hold one depends on its neighbours' joining types (RFC 5892 appendix A). */
const JOINER = /[\u200C\u200D]/;

/** Historic scripts and those encoded last; the emoji and the Han characters above them are read alike. */
const LATE_SCRIPT = /[\u{10000}-\u{1EFFF}]/u;

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/** Hebrew, Arabic, Syriac and Thaana as in use, with digits of one kind: far inside of what RFC 5893 section 2 lets through. */
const RIGHT_TO_LEFT_LABEL =
  /^(?=\p{L})(?!.*[0-9].*[\u0660-\u0669]|.*[\u0660-\u0669].*[0-9])(?:[\u0590-\u06FF\u0700-\u077F\u0780-\u07BF]|[0-9-])*$/u;

/** Beside right-to-left labels, RFC 5893 lets no label begin with a digit; these begin and end in a letter or digit. */
const LABEL_BESIDE = /^\p{L}(?:.*[\p{L}\p{Nd}])?$/u;

/** @param unicode a hostname in Unicode, each label as it is after mapping */
export function isAgreed(unicode: string): boolean {
  if (JOINER.test(unicode) || LATE_SCRIPT.test(unicode)) return false;
  if (/(?:^|\.)\p{M}/u.test(unicode)) return false;
  if (!RIGHT_TO_LEFT.test(unicode)) return true;
  return unicode
    .split('.')
    .every(label =>
      RIGHT_TO_LEFT.test(label)
        ? RIGHT_TO_LEFT_LABEL.test(label) && !/[^\p{L}\p{M}\p{Nd}-]/u.test(label)
        : LABEL_BESIDE.test(label),
    );
}
