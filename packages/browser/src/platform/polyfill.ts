/** The one place that names the polyfill, so that it can go in one line once every browser has `browser.*` itself. */
export { default as browser } from 'webextension-polyfill';
