import * as vscode from 'vscode';
import { editBetween } from '../settings/settings-document.ts';
import type { L10n } from '../words/l10n.ts';
import type { Diagnostics, MarkedProblem } from './diagnostics.ts';
import type { FoundProblem } from './find-problems.ts';
import { type FixFlow, type QuickFix, quickFixes } from './quick-fixes.ts';

/** The command behind a fix that asks first; it is given the problem. */
const COMMANDS: Readonly<Record<FixFlow, string>> = {
  fixHostname: 'hoko.fixHostname',
  replaceShared: 'hoko.replaceShared',
  moveValue: 'hoko.moveValue',
};

/** So many problems of a selection are offered fixes: each is the file's text anew. */
const MOST_MENDED = 20;

/** The light bulb's fixes. In Restricted Mode there are none: nothing is changed there. */
export function codeActions(diagnostics: Diagnostics, l10n: L10n): vscode.CodeActionProvider {
  return {
    provideCodeActions: (document, range) => {
      if (!vscode.workspace.isTrusted) return [];
      return diagnostics
        .at(document, range)
        .slice(0, MOST_MENDED)
        .flatMap(marked =>
          quickFixes(marked.found, marked.file.text, l10n).map(fix => toAction(fix, marked, document)),
        );
    },
  };
}

function toAction(
  fix: QuickFix,
  { found, file, diagnostic }: MarkedProblem,
  document: vscode.TextDocument,
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  // What only adds or thins out is not for “Auto Fix”.
  action.isPreferred = found.problem.severity !== 'info';
  if (fix.kind === 'flow') {
    offered.add(found);
    action.command = { command: COMMANDS[fix.flow], title: fix.title, arguments: [found] };
    return action;
  }
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(document.uri, ...editBetween(document, file.text, fix.text));
  return action;
}

/** What a fix's command was given, which from another extension could be anything. */
export function foundIn(argument: unknown): FoundProblem | undefined {
  return typeof argument === 'object' && argument !== null && offered.has(argument)
    ? (argument as FoundProblem)
    : undefined;
}

const offered = new WeakSet<object>();
