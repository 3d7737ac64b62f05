import { proposalLink, readProposal } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import { shown } from '../words/shown.ts';
import { wordForWord } from '../words/word-for-word.ts';
import { code } from './markdown.ts';
import type { OfferedFix, Report } from './report.ts';

const SCHEME = 'hoko-check';

type Source = () => Report | Promise<Report>;

/** What was found out, as documents: Markdown, read-only, in memory. What they offer to change is asked about first. */
export interface Documents extends vscode.Disposable {
  /** @param source asked anew whenever the keys change */
  show(name: string, source: Source): Promise<void>;
  /** Whether a proposal stands in one of them as a fix to choose: commands are given texts by others too. */
  offers(proposal: string): boolean;
}

/** Registers what VS Code needs to show them; there are none yet. */
export function createDocuments(): Documents {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const lensesChanged = new vscode.EventEmitter<void>();
  const sources = new Map<string, Source>();
  const offered = new Map<string, readonly OfferedFix[]>();
  const fixesOf = ({ uri }: vscode.TextDocument) =>
    vscode.workspace.isTrusted ? (offered.get(uri.path) ?? []) : [];

  const providers = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async ({ path }) => {
        const { markdown = '', fixes = [] } = (await sources.get(path)?.()) ?? {};
        offered.set(path, fixes);
        lensesChanged.fire();
        return markdown;
      },
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme: SCHEME },
      { provideDocumentLinks: document => fixesOf(document).flatMap(fix => linkTo(fix, document)) },
    ),
    vscode.languages.registerCodeLensProvider(
      { scheme: SCHEME },
      {
        onDidChangeCodeLenses: lensesChanged.event,
        provideCodeLenses: document => fixesOf(document).flatMap(lensOf),
      },
    ),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (!change.affectsConfiguration('hoko.keys')) return;
      for (const path of sources.keys()) changed.fire(vscode.Uri.from({ scheme: SCHEME, path }));
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      const { uri } = document;
      // VS Code tells a change of language as a close, too.
      if (uri.scheme !== SCHEME || vscode.workspace.textDocuments.includes(document)) return;
      sources.delete(uri.path);
      offered.delete(uri.path);
    }),
  );

  return {
    offers: proposal => [...offered.values()].flat().some(fix => proposalOf(fix) === proposal),
    show: async (name, source) => {
      const path = `/${name.replaceAll(/[^\p{L}\p{N}.-]/gu, '_')}.md`;
      const uri = vscode.Uri.from({ scheme: SCHEME, path });
      sources.set(path, source);
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, 'markdown').then(undefined, () => undefined);
      await vscode.window.showTextDocument(document, { preview: true });
    },
    dispose: () => {
      providers.dispose();
      changed.dispose();
      lensesChanged.dispose();
    },
  };
}

/** The proposal behind a fix, as its command takes it; none for an id that no proposal can name. */
function proposalOf({ key, entry }: OfferedFix): string | undefined {
  const link = proposalLink({ key, hostname: entry }, 'vscode');
  return readProposal(link).ok ? link : undefined;
}

function sayOffer({ entry }: OfferedFix): string {
  return vscode.l10n.t('Add {0}…', shown(entry));
}

function linkTo(fix: OfferedFix, document: vscode.TextDocument): vscode.DocumentLink[] {
  const proposal = proposalOf(fix);
  const start = document.lineAt(fix.line).text.indexOf(code(fix.entry)) + 1;
  if (proposal === undefined || start === 0) return [];
  const end = start + code(fix.entry).length - 2;
  const target = vscode.Uri.from({
    scheme: 'command',
    path: 'hoko.applyProposal',
    query: JSON.stringify([proposal]),
  });
  const link = new vscode.DocumentLink(new vscode.Range(fix.line, start, fix.line, end), target);
  link.tooltip = sayOffer(fix);
  return [link];
}

function lensOf(fix: OfferedFix): vscode.CodeLens[] {
  const proposal = proposalOf(fix);
  if (proposal === undefined) return [];
  const range = new vscode.Range(fix.heading, 0, fix.heading, 0);
  return [
    new vscode.CodeLens(range, {
      title: wordForWord(sayOffer(fix)),
      command: 'hoko.applyProposal',
      arguments: [proposal],
    }),
  ];
}
