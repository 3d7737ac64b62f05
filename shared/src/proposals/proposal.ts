import { parsePattern } from '../hostnames/pattern.ts';
import { type Problem, problem } from '../sentences/problem.ts';

/** What the browser asks of the editor: let a hostname use a key. A person confirms it there. */
export interface Proposal {
  /** The key's id. */
  readonly key: string;
  /** The entry to add. */
  readonly hostname: string;
}

/** The editors that take a proposal by a link, by the scheme of their links. */
export const EDITORS = {
  vscode: 'VS Code',
  'vscode-insiders': 'VS Code Insiders',
  vscodium: 'VSCodium',
  cursor: 'Cursor',
} as const;

/** One of the schemes in `EDITORS`. */
export type EditorScheme = keyof typeof EDITORS;

/** Whether a text is one of the editors' schemes. */
export function isEditorScheme(text: unknown): text is EditorScheme {
  return typeof text === 'string' && Object.hasOwn(EDITORS, text);
}

/** The VS Code extension's id, which its links have for a host; and where in it proposals go. */
const EXTENSION = 'hoko-keys.hoko-keys';
const PATH = '/allow';

/** Longer ids and entries are none of ours. RFC 1035 section 2.3.4 ends a name at 253 octets; `*.` goes before it. */
const MAX_KEY = 200;
const MAX_HOSTNAME = 255;

/** The link that opens an editor on a proposal. It holds nothing but the two names. */
export function proposalLink({ key, hostname }: Proposal, editor: EditorScheme): string {
  return `${editor}://${EXTENSION}${PATH}?${new URLSearchParams({ key, hostname })}`;
}

/** The proposal in a text, or why there is none. */
export type ReadProposal =
  | { readonly ok: true; readonly proposal: Proposal }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads a proposal from a link, or from a text that has one in it, such as a message from a colleague. Anybody may have
 * written it, so nothing is done by it alone.
 */
export function readProposal(text: string): ReadProposal {
  const query = /\/allow\?([\w.*%+&=~-]{1,2000})/.exec(text)?.[1]?.replace(/\.$/, '');
  if (query === undefined) return refuse(problem('error', 'textNoProposal', {}));
  return readProposalQuery(query);
}

/** As `readProposal`, from a link's query alone: `key=…&hostname=…`. */
export function readProposalQuery(query: string): ReadProposal {
  const values = new URLSearchParams(query);
  const key = values.get('key') ?? '';
  const hostname = values.get('hostname') ?? '';
  if (!isKeyId(key) || hostname === '') return refuse(problem('error', 'textNoProposal', {}));
  if (hostname.length > MAX_HOSTNAME)
    return refuse(problem('error', 'entryNotHostname', { entry: `${hostname.slice(0, MAX_HOSTNAME)}…` }));
  const parsed = parsePattern(hostname);
  return parsed.ok ? { ok: true, proposal: { key, hostname } } : refuse(parsed.problem);
}

/** Ids are made by programs: visible ASCII, so that none can look like something else in a question to a person. */
function isKeyId(text: string): boolean {
  return text.length <= MAX_KEY && /^[\x21-\x7e]+$/.test(text);
}

function refuse(refused: Problem): ReadProposal {
  return { ok: false, problem: refused };
}
