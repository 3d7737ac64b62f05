import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { Remark } from '../prompts/prompts.ts';
import { askFailedCall, explanation } from './explain-error.ts';
import { originOf, report } from './report.ts';

const SCHEME = 'hoko-check';

export interface Checks extends vscode.Disposable {
  checkHostname(): Promise<void>;
  explainError(): Promise<void>;
}

/** The documents that hold what was checked: read-only, in memory, made anew for each check. */
export function createChecks(app: App): Checks {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const texts = new Map<string, () => string | Promise<string>>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: uri => texts.get(uri.path)?.() ?? '',
  });
  const show = async (name: string, text: () => string | Promise<string>) => {
    const path = `/${name.replaceAll(/[^\p{L}\p{N}.-]/gu, '_')}.md`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path });
    texts.set(path, text);
    changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown').then(undefined, () => undefined);
    await vscode.window.showTextDocument(document, { preview: true });
  };
  return {
    checkHostname: async () => {
      const origin = await askOrigin(app);
      if (origin === undefined) return;
      await show(origin.replace(/^[a-z]+:\/\//, ''), async () =>
        report(app.listing().keys, origin, app.l10n, await app.suffixes()),
      );
    },
    explainError: async () => {
      const failed = await askFailedCall(app);
      if (failed === undefined) return;
      await show(`${failed.key.name} ${failed.words}`, () => explanation(failed.key, failed, app.l10n));
    },
    dispose: () => {
      provider.dispose();
      changed.dispose();
    },
  };
}

async function askOrigin({ l10n, prompts }: App): Promise<string | undefined> {
  const answer = await prompts.text({
    title: l10n.t('Check Hostname'),
    placeholder: l10n.t('app.example.com, or the URL of a page'),
    prompt: l10n.t('Which keys would let in a call from this page?'),
    check: (text): Remark | undefined =>
      originOf(text) === undefined
        ? {
            severity: 'error',
            message: l10n.t('There is no hostname in this. Type one, such as app.example.com, or a URL.'),
          }
        : undefined,
  });
  return answer.kind === 'given' ? originOf(answer.value) : undefined;
}
