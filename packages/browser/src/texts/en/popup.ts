import type { NoHostname } from '../../page/current-page.ts';
import type { Answer } from '../../verdicts/answer.ts';
import { common } from './common.ts';

const NO_HOSTNAME: Readonly<Record<NoHostname, string>> = {
  newTab: 'A new tab has no hostname. Open the page that calls Hoko, and click again.',
  file: 'A local file has no hostname. Its calls say “Origin: null”, and Hoko’s documentation doesn’t say how it treats that.',
  browserPage: 'One of the browser’s own pages has no hostname that Hoko could see.',
  extensionPage: 'This is an extension’s page, not a website.',
  unknown:
    'This page has no hostname that Hoko could see. It may be a new tab, a local file or one of the browser’s own pages.',
};

/** What the popup says. */
export const popup = {
  /** The first line: the part that stands out, and what follows it. */
  answer({ outcome, names, probably, others }: Answer): { lead: string; rest: string } {
    const [name = ''] = names;
    const one = names.length === 1;
    const maybe = probably ? 'probably ' : '';
    const lead = {
      blocked: one ? `${name} is ${maybe}blocked` : `${names.length} keys are ${maybe}blocked`,
      undetermined: `Can’t tell for ${one ? name : common.keys(names.length)}`,
      allowed: one ? `${name} ${maybe}passes` : `All ${common.keys(names.length)} ${maybe}pass`,
    }[outcome];
    const pass =
      others.allowed === 0
        ? ''
        : ` ${others.allowed} other ${others.allowed === 1 ? 'key passes' : 'keys pass'}.`;
    const open =
      others.undetermined === 0
        ? ''
        : ` Can’t tell for ${others.undetermined} other${others.undetermined === 1 ? '' : 's'}.`;
    return { lead, rest: ` on this page.${pass}${open}` };
  },

  noHostname: (why: NoHostname) => NO_HOSTNAME[why],
  noHostnameTitle: 'No hostname here',
  sandboxed: 'This page is sandboxed: its calls say “Origin: null” and name no hostname.',
  thisPage: 'This page',
  origin: 'Origin',
  add: 'Add',
  matched: 'Matched',
  more: 'More about this',
  noKeys: 'No keys yet. A key lets this page in if its list is empty, or has this entry:',
  addKeys: 'Add keys…',
  source: (readAgo: string) => `By ${readAgo}`,
};
