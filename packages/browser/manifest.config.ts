import { defineManifest } from '@crxjs/vite-plugin';
import packageJson from './package.json' with { type: 'json' };

/** The two builds. Edge takes Chromium's. */
export type Target = 'chromium' | 'firefox';

/**
 * One manifest for both targets. The permissions bring no warning at install: `activeTab` and `scripting` reach a page only
 * after a click on the button, `storage` holds the descriptions. Observing asks for origins when it is used.
 */
export function manifestFor(target: Target) {
  const icons = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' };
  return defineManifest({
    manifest_version: 3,
    name: '__MSG_name__',
    description: '__MSG_description__',
    version: packageJson.version,
    default_locale: 'en',
    icons,
    action: { default_title: '__MSG_action__', default_popup: 'src/popup/index.html', default_icon: icons },
    options_ui: { page: 'src/options/index.html', open_in_tab: true },
    optional_host_permissions: ['*://*/*'],
    // Explicit, since Firefox's own default would also rewrite http to https, which loopback addresses don't survive.
    content_security_policy: {
      extension_pages: "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...BY_TARGET[target],
  });
}

/** The page beside the page: Chromium's side panel, Firefox's sidebar. */
export const PANEL = 'src/panel/index.html';
const PERMISSIONS = ['activeTab', 'scripting', 'storage'] as const;

const BY_TARGET = {
  // 121: the first with every API used here, promises from `scripting` and `storage` included.
  chromium: {
    minimum_chrome_version: '121',
    // What an organisation may set; Firefox reads its policy without a schema, and refuses the key.
    storage: { managed_schema: 'managed-schema.json' },
    // `webRequest` warns of nothing, and sees nothing without a granted origin. It is not optional here, since Chromium 156
    // hands no event to an extension that was granted it after its start (measured).
    permissions: [...PERMISSIONS, 'sidePanel', 'webRequest'],
    side_panel: { default_path: PANEL },
  },
  firefox: {
    permissions: [...PERMISSIONS],
    optional_permissions: ['webRequest'],
    sidebar_action: { default_panel: PANEL, default_title: '__MSG_name__', open_at_install: false },
    browser_specific_settings: {
      gecko: {
        id: 'hoko-keys@hoko-keys.invalid',
        // 140: the first long-term release that asks about data collection as declared here.
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none' as const] },
      },
    },
  },
};
