/** The bytes of a file are no UTF-8, the encoding of VS Code's settings. */
export class NotUtf8 extends Error {
  /** The text without a character that is cut off at its end; what else is no UTF-8 stands in it as U+FFFD. */
  readonly readable: string;

  constructor(readable: string) {
    super();
    this.readable = readable;
  }
}

/**
 * A settings file's text, with its byte order mark.
 *
 * @throws NotUtf8 where the text, written back, would be other bytes
 */
export function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    throw new NotUtf8(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true }));
  }
}
