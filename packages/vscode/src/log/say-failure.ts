/**
 * An error that is not ours, for a log that may be pasted into a public issue: what it is called and where it came from. What it
 * says stays out, since it may quote its input: JSON.parse does, and a value may be in it.
 */
export function sayFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code : '';
  const frames = (error.stack ?? '').split('\n').filter(line => FRAME.test(line));
  return [`${error.name}${code === '' ? '' : ` ${code}`}`, ...frames].join('\n');
}

/** Such as `ENOENT` or `FileNotFound`. */
const CODE = /^[A-Za-z]{2,40}$|^E[A-Z0-9]{2,20}$/;

/** A line that names a place in code: ` at run (/…/extension.cjs:1:23)`. */
const FRAME = /^\s+at .*:\d+:\d+\)?$/;
