import * as vscode from 'vscode';
import type { Listing } from '../keys/listing.ts';
import { placeOfDocument } from '../settings/settings-document.ts';
import { currentLayout } from '../settings/window-levels.ts';
import { entryAt, hoverText, keysWith } from './hover-text.ts';
import { asSentence, asText } from './markdown.ts';

/** The verdicts on a hostname, where it stands in a list of `hoko.keys`. */
export function verdictHover(listing: () => Listing): vscode.HoverProvider {
  return {
    provideHover: (document, position) => {
      const place = placeOfDocument(document.uri.toString(), currentLayout());
      if (place === undefined) return undefined;
      const content = document.getText();
      const found = entryAt(content, place, document.offsetAt(position));
      if (found === undefined) return undefined;
      const { keys: saved } = listing();
      const keys = document.isDirty ? keysWith(content, place, saved) : saved;
      const text = hoverText(found.entry, keys, vscode.l10n);
      if (text === undefined) return undefined;
      const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
      const markdown = new vscode.MarkdownString();
      markdown.isTrusted = { enabledCommands: ['hoko.checkHostname'] };
      const { sentences, verdicts } = text;
      const paragraphs = [...sentences.map(asSentence), verdicts.map(asText).join('  \n')];
      markdown.appendMarkdown(paragraphs.join('\n\n'));
      const args = encodeURIComponent(JSON.stringify([text.address]));
      const title = vscode.l10n.t('Explain');
      markdown.appendMarkdown(`\n\n[${title}](command:hoko.checkHostname?${args})`);
      return new vscode.Hover(markdown, range);
    },
  };
}
