/** `closed`: a change was asked for when the emulator was ending already. */
export type EmulatorErrorCode =
  | 'port-taken'
  | 'state-unreadable'
  | 'state-unwritable'
  | 'state-in-use'
  | 'closed';

/** Why the emulator could not start or keep a key: one clear sentence, and a code for programs. */
export class EmulatorError extends Error {
  readonly code: EmulatorErrorCode;
  /** With `state-in-use`: where the emulator listens that holds the state. */
  readonly url: string | undefined;

  constructor(code: EmulatorErrorCode, message: string, details: { url?: string; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = 'EmulatorError';
    this.code = code;
    this.url = details.url;
  }
}

/** The system's code of a failed call, such as `ENOENT`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Why a file could not be used, in words for a person; a rare one by the system's code. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  return code === undefined ? 'it could not be opened' : (REASONS[code] ?? code);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'the folder is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'what should be its folder is none',
  EPERM: 'this user may not',
  EROFS: 'the disk is read-only',
};
