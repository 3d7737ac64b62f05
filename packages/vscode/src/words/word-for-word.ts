/**
 * A text that VS Code shows as it is. In its messages and boxes it makes a link of `[…](…)`, be it one that runs a command
 * (microsoft/vscode `src/vs/base/common/linkedText.ts`), and in its lists and the status bar an icon of `$(…)`. A name, a path or
 * an error's words may be a stranger's, so there is a space between the two signs.
 */
export function wordForWord(text: string): string {
  return text.replaceAll('](', '] (').replaceAll('$(', '$ (');
}
