import type { Problem, PublicSuffixes } from '@hoko-keys/shared';
import * as vscode from 'vscode';
import { inSlices } from '../in-slices.ts';
import type { Listing } from '../keys/listing.ts';
import { placeId } from '../settings/place.ts';
import { placeOfDocument } from '../settings/settings-document.ts';
import { currentLayout } from '../settings/window-levels.ts';
import { sayShown } from '../words/say-shown.ts';
import { type FoundProblem, findProblems, type KeysFile } from './find-problems.ts';

/** How long a document rests before it is looked at, in ms; typing begins the wait anew. */
const REST_MS = 250;

/** VS Code shows no more of a file's problems than this. */
const MAX_SHOWN = 1_000;

/** What the problems are found with. */
export interface DiagnosticsSource {
  listing(): Listing;
  /** Loaded when the first document with keys is looked at. */
  suffixes(): Promise<PublicSuffixes>;
}

/** The problems of the settings files that are open, as VS Code's own: squiggles and the Problems view. */
export interface Diagnostics extends vscode.Disposable {
  /** Looks at every open settings file anew, since keys are compared over files. */
  recheck(): void;
  /** The problems that were last marked in a range, and the text they were found in; none while the document is newer. */
  at(document: vscode.TextDocument, range: vscode.Range): readonly MarkedProblem[];
}

/** A problem, the text it was found in, and what VS Code shows of it. */
export interface MarkedProblem {
  readonly found: FoundProblem;
  readonly file: KeysFile;
  readonly diagnostic: vscode.Diagnostic;
}

interface Marked {
  readonly version: number;
  readonly problems: readonly MarkedProblem[];
}

/** Looks at every settings file that is open, and from then on at each that is opened or changed. */
export function createDiagnostics({ listing, suffixes }: DiagnosticsSource): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection('hoko.keys');
  const marked = new Map<string, Marked>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const check = async (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    const { version } = document;
    const turn = waiting.get(uri);
    const isOvertaken = () => waiting.get(uri) !== turn;
    const place = placeOfDocument(uri, currentLayout());
    if (place === undefined) return;
    const others = listing().keys.filter(key => placeId(key.place) !== placeId(place));
    const file = { text: document.getText(), place, others };
    const known = file.text.includes('hoko.keys') ? await suffixes().catch(() => undefined) : undefined;
    const found = await inSlices(firstFound(findProblems(file, known)), isOvertaken);
    if (found === undefined) return;
    const problems = found.map(one => ({ found: one, file, diagnostic: toDiagnostic(one, document) }));
    marked.set(uri, { version, problems });
    collection.set(
      document.uri,
      problems.map(({ diagnostic }) => diagnostic),
    );
  };

  const forget = ({ uri }: vscode.TextDocument) => {
    clearTimeout(waiting.get(uri.toString()));
    waiting.delete(uri.toString());
    marked.delete(uri.toString());
    collection.delete(uri);
  };

  const schedule = (document: vscode.TextDocument) => {
    const uri = document.uri.toString();
    if (placeOfDocument(uri, currentLayout()) === undefined) {
      if (marked.has(uri)) forget(document);
      return;
    }
    clearTimeout(waiting.get(uri));
    waiting.set(
      uri,
      setTimeout(() => void check(document), REST_MS),
    );
  };

  const recheck = () => vscode.workspace.textDocuments.forEach(schedule);
  recheck();
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document }) => schedule(document)),
    vscode.workspace.onDidCloseTextDocument(forget),
  );
  return {
    recheck,
    at: (document, range) => {
      const last = marked.get(document.uri.toString());
      if (last?.version !== document.version) return [];
      return last.problems.filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
    },
    dispose: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
      listeners.dispose();
      collection.dispose();
    },
  };
}

/** As many problems as VS Code shows, in the same steps. */
function* firstFound(
  steps: Iterable<readonly FoundProblem[]>,
): Generator<undefined, readonly FoundProblem[]> {
  const found: FoundProblem[] = [];
  for (const problems of steps) {
    found.push(...problems.slice(0, MAX_SHOWN - found.length));
    if (found.length === MAX_SHOWN) break;
    yield;
  }
  return found;
}

function toDiagnostic(
  { problem, start, end }: FoundProblem,
  document: vscode.TextDocument,
): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(range, sayShown(problem), severityOf(problem));
  diagnostic.source = 'Hoko Keys';
  diagnostic.code = problem.code;
  if (problem.remedy !== undefined && 'remove' in problem.remedy)
    diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

function severityOf({ severity }: Problem): vscode.DiagnosticSeverity {
  const { Error: error, Warning: warning, Information: info } = vscode.DiagnosticSeverity;
  return { error, warning, info }[severity];
}
