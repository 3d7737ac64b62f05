/** Turns a text into the display language; `vscode.l10n` is one. Arguments fill `{0}`, `{1}` and so on. */
export interface L10n {
  t(message: string, ...args: (string | number)[]): string;
}
