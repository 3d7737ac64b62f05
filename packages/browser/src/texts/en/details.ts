import type { Opaque } from '../../page/current-page.ts';
import { common } from './common.ts';

const WHY: Readonly<Record<'page' | 'frame' | 'own' | Opaque, string>> = {
  page: 'A call with a key always names the page’s origin.',
  frame: 'A frame calls with its own origin, not the page’s.',
  own: 'A page of Hoko’s own calls its own origin, and a GET there names none.',
  sandbox: 'A sandbox without “allow-same-origin” takes the origin away.',
  file: 'A local file has no origin.',
  data: 'A data: document has no origin.',
};

const FRAME_KINDS: Readonly<Record<Opaque, string>> = {
  sandbox: 'sandboxed',
  file: 'local file',
  data: 'data:',
};

/** What the popup says behind its first verdict: of an opened key, of frames, of another address. */
export const details = {
  seen: 'What Hoko would see',
  origin: 'Origin',
  referer: 'Referer',
  none: 'none',
  asDeclared: 'as far as the page declares',
  why: (who: 'page' | 'frame' | 'own' | Opaque) => WHY[who],
  referrerPolicy: (policy: string) =>
    `The page’s referrer policy is “${policy}”. It changes Referer alone, so it doesn’t matter for calls with a key.`,
  noCors: 'A call with mode “no-cors” loses its key on the way, whatever the list says.',

  /** What one reading of an open question comes to. */
  branch: (answer: 'present' | 'absent', outcome: string) =>
    answer === 'present'
      ? `If it counts as a hostname: ${outcome}.`
      : `If it counts as no Origin: ${outcome}.`,
  fixes: 'Add one of these',
  fix: 'Add',
  openIn: (editor: string) => `Open in ${editor}`,
  copyEntry: 'Copy entry',
  copyProposal: 'Copy proposal',
  openHoko: 'Open Hoko',
  dashboard: 'Hoko’s own list is changed in its dashboard: Integrations → API Keys.',
  stillFails: 'If a call fails all the same',
  notJudged:
    'The hostname alone is judged here. A call also needs the scope of its endpoint, and Hoko’s own list may differ from this description.',
  /** For a colleague. The link goes before the name, which might have another one in it. */
  proposal: (entry: string, name: string, link: string) =>
    `Please allow ${entry} on a Hoko key:\n${link}\nThe key is “${name}”. Open the link, or use “Hoko: Apply Proposal…” in VS Code. Nothing changes before you confirm it there.`,

  frames: 'Frames, as declared',
  framesHint:
    'Each calls with its own origin. Where a frame went since, and frames inside frames, aren’t known.',
  frameCount: (count: number) => (count === 1 ? 'frame' : `${count} frames`),
  framesAsPage: (count: number) =>
    count === 1 ? '1 frame calls as this page.' : `${count} frames call as this page.`,
  framesMore: (count: number) => `${count} more were not looked at.`,
  notLooked:
    'This page could not be looked into: frames in it, and a sandbox that would take its origin away, aren’t known here.',
  noHostname: 'no hostname',
  frameKind: (why: Opaque) => FRAME_KINDS[why],
  counted: (blocked: number, undetermined: number, allowed: number) =>
    [
      ...(blocked === 0 ? [] : [`${blocked} blocked`]),
      ...(undetermined === 0 ? [] : [`${undetermined} can’t tell`]),
      ...(allowed === 0 ? [] : [`${allowed} ${allowed === 1 ? 'passes' : 'pass'}`]),
    ].join(' · '),

  whatIfLabel: 'Another page’s address, or its hostname',
  check: 'Check',
  whatIfBad: (text: string) =>
    `“${text}” is no hostname or web address. Try app.example.com or https://app.example.com/shop.`,
  whatIfEmpty: 'Type a hostname or an address, such as app.example.com.',

  /** What the button says when a pointer rests on it. */
  badge: (count: number, probably: boolean) =>
    `Hoko Keys: ${common.keys(count)} ${common.outcome('blocked', probably)} on this page`,
  noKeys: 'No keys yet.',
  noneRead:
    'The keys that are kept here can’t be read by this version of the extension, so no verdict counts them. The options page tells more.',
  needed: 'A key lets this page in if its list is empty, or has one of these entries:',
  neededOpaque:
    'A key with an empty list lets this page in. No entry can name it, and Hoko’s documentation doesn’t say whether a key with a list would.',
  addKeys: 'Add keys…',
  partial:
    'Some keys that are kept here can’t be read by this version of the extension, so no verdict counts them. The options page tells more.',
};
