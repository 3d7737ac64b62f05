import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { Remark } from '../prompts/prompts.ts';
import { originOf, report } from './report.ts';

const SCHEME = 'hoko-check';

/** The documents that hold what was checked: read-only, in memory, made anew for each check. */
export function createChecks(app: App): vscode.Disposable & { checkHostname(): Promise<void> } {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: async ({ query }) =>
      report(app.listing().keys, query, app.l10n, await app.suffixes()),
  });
  return {
    checkHostname: async () => {
      const origin = await askOrigin(app);
      if (origin === undefined) return;
      const name = origin.replace(/^[a-z]+:\/\//, '').replaceAll(/[^\p{L}\p{N}.-]/gu, '_');
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: origin });
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, 'markdown').then(undefined, () => undefined);
      await vscode.window.showTextDocument(document, { preview: true });
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
