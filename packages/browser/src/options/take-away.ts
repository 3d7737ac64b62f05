/** Hands a text to the browser as a file to keep. */
export function downloadText(text: string, file: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  // The download has begun with the click, and keeps what it needs.
  URL.revokeObjectURL(url);
}
