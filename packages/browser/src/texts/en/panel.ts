import type { CallOutcome } from '../../observe/outcome.ts';
import type { PastedProblem } from '../../observe/pasted/read-request.ts';
import type { Notice } from '../../panel/notice.ts';
import { listed, type Piece } from '../piece.ts';

const OUTCOMES: Readonly<Record<CallOutcome, string>> = {
  pending: 'waiting',
  passed: 'passed',
  cached: 'from the cache',
  blocked: 'blocked',
  blockedOrWrongKey: 'blocked or wrong key',
  blockedOrMissingScope: 'blocked or missing scope',
  missingScope: 'missing scope',
  revoked: 'revoked',
  wrongKey: 'wrong key',
  noKey: 'no key',
  preflight: 'CORS: not allowed to ask',
  unreadable: 'CORS: answer hidden',
  cors: 'CORS error',
  mixedContent: 'mixed content',
  network: 'no answer',
  gaveUp: 'given up',
  left: 'redirected away',
  failed: 'failed',
};

const NOTICES: Readonly<Record<Exclude<Notice['code'], 'refused' | 'refusedFrame'>, string>> = {
  unknownTab:
    'Which page this is can’t be seen from here. Press the Hoko Keys button in the toolbar while the page is in front.',
  notWeb: 'This is no website, so no calls can be observed here.',
  lost: 'The tab went to another site, and observing ended. To go on there, press the Hoko Keys button in the toolbar, then observe again.',
  closed: 'The tab was closed, and observing ended.',
  taken: 'The permission was taken back, and observing ended.',
  badEmulator: 'Type the address of an emulator on this machine, such as http://127.0.0.1:4656.',
};

const PASTED: Readonly<Record<PastedProblem, string>> = {
  empty: 'There is nothing here. In the developer tools’ network list, right-click the call and copy it.',
  tooLong: 'This is too long for a copied request: at most 200,000 characters are read.',
  notRequest: 'This is no request that can be read. Use “Copy as cURL” or “Copy as fetch”.',
};

/** What the panel says. */
export const panel = {
  title: 'Observed calls',
  observe: 'Observe this tab',
  stop: 'Stop',
  reload: 'Reload and observe',
  intro: (target: string) =>
    `Shows the calls this tab makes to ${target}, and what came of each. Your browser asks you first.`,
  observing: (hostname: string, target: string): readonly Piece[] => [
    'Observing ',
    { hostname },
    ' calling ',
    { hostname: target },
    '.',
  ],
  waiting: 'No calls yet. Use the page, or reload it to see the calls it makes at its start.',
  neverSent:
    'A call that the browser stops itself is not seen here: by the page’s Content-Security-Policy, or http from a secure page. The page’s console names it.',
  workersUnseen:
    'Calls of a service worker are not seen here: it belongs to no tab, and your click opened this tab alone.',
  empty: 'No calls to show.',
  memory: 'Kept in this panel alone: it is gone when you close it.',
  private:
    'This is a private window: nothing of it leaves this panel, so reports can’t be copied. A tab’s calls go from here when it is closed.',
  notice: (notice: Notice): readonly Piece[] => {
    if (notice.hostnames === undefined) return [NOTICES[notice.code]];
    const rest =
      notice.code === 'refused'
        ? ' was refused, so no calls can be observed. “Observe this tab” asks again. A copied request can be explained without it, below.'
        : ' was refused, so calls from its frames stay unseen. The button below asks again.';
    return ['Access to ', ...listed(notice.hostnames, 'en'), rest];
  },
  outcome: (outcome: CallOutcome) => OUTCOMES[outcome],
  said: (count: number, last: string) => `${count} ${count === 1 ? 'call' : 'calls'}. Last: ${last}`,

  scopeOrHostname: (outcome: CallOutcome) => {
    if (outcome === 'blocked')
      return 'A 403 may be about the hostname or about a scope. By its description the key has the scope.';
    return outcome === 'missingScope'
      ? 'A 403 may be about the hostname or about a scope. By its description the key lets the hostname in.'
      : 'A 403 may be about the hostname or about a scope. Only Hoko’s words would tell which, and they aren’t known here.';
  },
  mayBe: 'What may be behind it, the likeliest first:',
  needs: 'Needs',
  noScope: 'No endpoint that Hoko documents',
  key: 'Key',
  noKeyCarried: 'None was sent',
  unknownKey: 'Not one of the known keys',
  sent: 'Sent',
  foreseen: 'Foreseen',
  asSent: 'As sent',
  describedBy: (readAgo: string) => `As described by ${readAgo}`,
  differ: 'The descriptions of this key differ, so what is said here rests on none of them.',
  nothing: 'none',
  notSent: 'The browser didn’t send it',
  unknownCaller: 'The browser doesn’t say who called',
  noKeyWhy:
    'The call carried no key. It was made without one, or a redirect through another address dropped it.',
  cached: 'This answer was in the browser’s cache. Whether Hoko was asked for it isn’t known.',
  gaveUp: 'The page ended the call itself, or was left, before an answer came.',
  left: 'Hoko’s answer sent the call to another address, and the browser dropped the key on the way.',
  surpriseOrigin: 'Surprise: another Origin was sent than foreseen.',
  surpriseAnswer: 'Surprise: Hoko answered otherwise than the key’s description says.',
  copyReport: 'Copy report',
  report: {
    title: 'Hoko Keys: a call that went otherwise than foreseen',
    call: 'Call',
    sent: 'Sent',
    foreseen: 'Foreseen',
    answer: 'Answer',
    key: 'Key',
    described: 'as described',
    assumed: 'assumed:',
    versions: 'Versions',
  },

  framesTitle: 'Frames from other sites',
  framesIntro: 'Their calls are seen only with your leave.',
  observeFrames: (hostname: string) => `Also observe frames from ${hostname}`,

  settings: 'Target and permissions',
  target: 'Observe calls to',
  emulator: 'An emulator on this machine',
  emulatorAddress: 'Address of the emulator',
  granted: 'You granted access to:',
  grantedNone: 'No access granted.',
  giveBack: 'Remove',
  giveBackThis: (origin: string) => `Remove access to ${origin}`,

  pasteTitle: 'Explain a copied request',
  pasteIntro:
    'Needs no permission. A key’s value in it is turned into a fingerprint, and the text is removed from here.',
  pasteLabel: 'Copied as cURL, PowerShell or fetch',
  pasteStatus: 'Status you saw',
  pasteStatusHint: 'Leave empty for “CORS error”.',
  pasteMessage: 'Hoko’s answer, if you have it',
  explain: 'Explain',
  pasted: (problem: PastedProblem) => PASTED[problem],
  pastedStatusWrong: 'A status is a number from 100 to 599.',
  textGone:
    'The text was removed from here, since a value may stand in it. To explain it again, paste it again.',
  elsewhere: 'This request doesn’t go to Hoko.',
  pageUnknown: 'The text doesn’t say which page called. “Copy as cURL” does.',
};
