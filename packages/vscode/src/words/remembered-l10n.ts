import type { L10n } from './l10n.ts';

/** Looks up a text once that has no argument, or one number: thousands of rows say the same few. */
export function rememberedL10n(l10n: L10n): L10n {
  const texts = new Map<string, Map<number | undefined, string>>();
  return {
    t: (message, ...args) => {
      const [count] = args;
      if (args.length > 1 || typeof count === 'string') return l10n.t(message, ...args);
      const known = texts.get(message)?.get(count);
      if (known !== undefined) return known;
      const text = l10n.t(message, ...args);
      texts.set(message, new Map(texts.get(message)).set(count, text));
      return text;
    },
  };
}
