import * as vscode from 'vscode';
import type { Listing } from '../keys/listing.ts';
import { placeOfDocument } from '../settings/settings-document.ts';
import { currentLayout } from '../settings/window-levels.ts';
import { entryAt, hoverText } from './hover-text.ts';

/** The verdicts on a hostname, where it stands in a list of `hoko.keys`. */
export function verdictHover(listing: () => Listing): vscode.HoverProvider {
  return {
    provideHover: (document, position) => {
      const place = placeOfDocument(document.uri.toString(), currentLayout());
      const found = place && entryAt(document.getText(), place, document.offsetAt(position));
      const text = found && hoverText(found.entry, listing().keys, vscode.l10n);
      if (found === undefined || text === undefined) return undefined;
      const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
      const markdown = new vscode.MarkdownString();
      markdown.isTrusted = { enabledCommands: ['hoko.checkHostname'] };
      const [first, ...others] = text.sentences;
      markdown.appendText(first ?? '');
      for (const sentence of others) markdown.appendMarkdown('\n\n').appendText(sentence);
      markdown.appendMarkdown('\n');
      for (const verdict of text.verdicts) markdown.appendMarkdown('\n- ').appendText(verdict);
      const args = encodeURIComponent(JSON.stringify([text.address]));
      const title = vscode.l10n.t('Explain');
      markdown.appendMarkdown(`\n\n[${title}](command:hoko.checkHostname?${args})`);
      return new vscode.Hover(markdown, range);
    },
  };
}
