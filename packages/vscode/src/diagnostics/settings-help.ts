import { loadPublicSuffixes } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import { verdictHover } from '../check/hover.ts';
import type { Listing } from '../keys/listing.ts';
import { SETTINGS_FILES } from '../settings/settings-document.ts';
import { codeActions } from './code-actions.ts';
import { createDiagnostics } from './diagnostics.ts';
import type { SettingsHelp } from './when-settings-open.ts';

/** Problems, their fixes and verdicts in the settings files. It is a chunk of its own, loaded with the first such file. */
export function createSettingsHelp(listing: () => Listing): SettingsHelp {
  const diagnostics = createDiagnostics({ listing, suffixes: loadPublicSuffixes });
  const providers = vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(SETTINGS_FILES, codeActions(diagnostics, vscode.l10n), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    vscode.languages.registerHoverProvider(SETTINGS_FILES, verdictHover(listing)),
  );
  return {
    refresh: diagnostics.recheck,
    dispose: () => {
      providers.dispose();
      diagnostics.dispose();
    },
  };
}
