/**
 * What is known of public suffixes: domains under which strangers register names, private ones (`vercel.app`) included.
 * The data is large, so whoever needs it loads it (`loadPublicSuffixes`) and passes it in.
 */
export interface PublicSuffixes {
  /** @param hostname normalised */
  isPublicSuffix(hostname: string): boolean;
  /**
   * Whether a wildcard on a name lets in strangers: on a public suffix, above one, and below a shared domain of which the
   * data doesn't say how many levels make one customer's.
   *
   * @param hostname normalised
   */
  isShared(hostname: string): boolean;
  /**
   * The platform that gave out the name: `vercel.app` of `shop.vercel.app`.
   *
   * @param hostname normalised
   * @returns undefined for a name under an ordinary suffix such as `com`, and for a platform's own
   */
  platformOf(hostname: string): string | undefined;
}

/** Loads the public suffix list and the few shared domains it lacks; about 40 kB gzipped where it is a chunk of its own. */
export async function loadPublicSuffixes(): Promise<PublicSuffixes> {
  const { publicSuffixes } = await import('./suffix-data.ts');
  return publicSuffixes;
}
