/** The browser this runs in, by the scheme of the extension's own pages. */
export const ENGINE: 'chromium' | 'firefox' = location.protocol === 'moz-extension:' ? 'firefox' : 'chromium';

/** For a report: the browser's name and version, as it gives them to any page. */
export function browserVersion(): string {
  return /(?:Firefox|Edg|Chrome)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? ENGINE;
}
