/**
 * What is known of public suffixes: domains under which strangers register names, private ones (`vercel.app`) included.
 * The data is large, so whoever needs it loads it and passes it in.
 */
export interface PublicSuffixes {
  /** @param hostname normalised */
  isPublicSuffix(hostname: string): boolean;
}
