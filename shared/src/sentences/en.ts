import type { JsonFault } from '../config/read-keys-text.ts';
import { unicodeOf } from '../hostnames/punycode.ts';
import type { FieldShape, JsonKind } from '../keys/parse-keys.ts';
import type { Catalogue } from './messages.ts';

const FAULT: Readonly<Record<JsonFault, string>> = {
  comma: 'a comma is missing',
  colon: 'a colon is missing',
  brace: 'a closing } is missing',
  bracket: 'a closing ] is missing',
  value: 'a value is missing',
  property: 'a property name in double quotes is missing',
  string: 'a text is not closed, or holds a character that must be escaped',
  end: 'there is more text after the end',
  symbol: 'this is no JSON',
};

const KIND: Readonly<Record<JsonKind, string>> = {
  list: 'a list',
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

const SHAPE: Readonly<Record<FieldShape, string>> = {
  text: 'a text that is not empty',
  service: '"hoko" or "emulator"',
  scopes: 'a list with at least one scope',
  hostnames: 'a list of texts (empty lets any hostname pass)',
  status: '"active" or "revoked"',
  time: 'a date and time such as 2026-11-23T10:00:00Z',
  fingerprint: 'a fingerprint, which is fp1_ and 16 characters',
};

/** English, the reference catalogue. Inputs stand in “quotes”. */
export const en: Catalogue = {
  entryEmpty: () => 'Type a hostname, such as app.example.com.',
  entryNotHostname: ({ entry }) =>
    `“${entry}” is not a hostname. Write one such as app.example.com or *.example.com.`,
  entryIsUrl: ({ entry }) => `“${entry}” is a URL. An entry is the hostname alone.`,
  entryHasPort: ({ entry }) =>
    `“${entry}” has a port. An entry is the hostname alone. Hoko’s documentation doesn’t say whether it ignores ports.`,
  entryHasPath: ({ entry }) => `“${entry}” has a path. An entry is the hostname alone; it covers every page.`,
  entryHasSpace: ({ entry }) => `“${entry}” has a space in it. Write one hostname without spaces.`,
  entryIsList: ({ entry }) => `“${entry}” is more than one hostname. Add them one at a time.`,
  entryIsEmail: ({ entry }) =>
    `“${entry}” is an e-mail address. Write the hostname of the page that calls Hoko.`,
  entryAnyHost: ({ entry }) => `“${entry}” is not an entry. To let any hostname pass, leave the list empty.`,
  entryLeadingDot: ({ entry }) =>
    `“${entry}” starts with a dot. For every subdomain, write *. before the name.`,
  entryWildcardTwice: ({ entry }) =>
    `“${entry}” has more than one *. Write a single *. before the name: it stands for every subdomain.`,
  entryWildcardLast: ({ entry }) =>
    `“${entry}” has a * for its ending. Anyone can register a name with another ending: list each one of yours.`,
  entryWildcardPart: ({ entry }) =>
    `“${entry}” has a * in the wrong place. It can only stand first and alone, as in *.example.com.`,
  entryWildcardIp: ({ entry }) => `“${entry}” puts a wildcard on an IP address, which has no subdomains.`,
  entryIsRange: ({ entry }) =>
    `“${entry}” is a range of IP addresses. An entry covers one address: list each one.`,
  entryOddIp: ({ entry }) =>
    `“${entry}” is an IP address in a form that browsers don’t send. Write the usual one.`,
  entryNoBrackets: ({ entry }) => `“${entry}” is an IPv6 address. Write it in square brackets.`,
  entryHasPercent: ({ entry }) => `“${entry}” has percent signs in it. Write the characters they stand for.`,
  entryHasQuotes: ({ entry }) =>
    `${entry} is in quotation marks or brackets. Write the hostname without them.`,
  entryDisputed: ({ entry }) =>
    `“${entry}” is a name that browsers don’t agree on, so no entry for it can be relied on. Use a hostname without the unusual characters.`,
  entryUpperCase: ({ entry }) =>
    `“${entry}” has capital letters. Hostnames are lower case; Hoko’s documentation doesn’t say whether it ignores case.`,
  entryTrailingDot: ({ entry }) =>
    `“${entry}” ends with a dot. Hoko’s documentation doesn’t say whether it ignores it.`,
  entryUnicode: ({ entry, ascii }) =>
    `“${entry}” is sent by browsers as ${ascii}. Write that form, so that nothing has to convert it.`,
  entryIsIp: ({ entry }) =>
    `“${entry}” is an IP address. It covers pages opened by that address alone, not by a name.`,
  entryIsLocal: ({ entry }) =>
    `“${entry}” lets in any page on anyone’s own machine. Keep it out of a key meant for production.`,
  entryIsNull: ({ entry }) =>
    `“${entry}” is what browsers send from a page without an origin, such as a file. Hoko’s documentation doesn’t say whether an entry lets it in.`,
  entryDuplicate: ({ entry }) => `“${entry}” is in the list already.`,
  entryCovered: ({ entry, by }) => `“${entry}” adds nothing: “${by}” covers it already.`,
  entryPublicSuffix: ({ entry }) =>
    `“${entry}” is a domain under which strangers have sites. Name your own site below it.`,
  entryPublicWildcard: ({ entry }) =>
    `“${entry}” lets in the sites of strangers: anyone can get a name there. List your own, or use a domain of your own for them.`,
  entryMixedScripts: ({ entry, unicode }) =>
    `“${entry}” reads ${unicode}, which mixes letters of scripts that look alike. Make sure that it is no imitation.`,
  entryOnlyWww: ({ entry, other }) =>
    `“${entry}” is listed without ${other}. If people open both, list both.`,
  entryOnlyApex: ({ entry, other }) =>
    `“${entry}” is listed without ${other}. If people open both, list both.`,

  listEmptyWrites: ({ scopes }) =>
    `The list is empty, so any page may use this key, and it can write (${scopes}). List the hostnames that use it.`,
  listWritesFromBrowser: ({ scopes }) =>
    `Whoever opens a page that uses this key can read it there, and it can write (${scopes}). Use a key that only reads in browsers.`,

  keysNotObject: ({ found }) =>
    `“hoko.keys” is ${KIND[found]}. It has to be an object with one record for each key.`,
  keysTooMany: ({ count, limit }) => `“hoko.keys” has ${count} records. At most ${limit} are read.`,
  recordNotObject: ({ id }) =>
    `“${id}” is no record. A key is an object with name, scopes and allowedHostnames.`,
  recordMissingField: ({ id, field }) => `“${id}” has no “${field}”. Add it.`,
  recordBadField: ({ id, field, expected }) => `“${field}” of “${id}” has to be ${SHAPE[expected]}.`,
  recordUnknownField: ({ id, field }) =>
    `“${field}” of “${id}” is not a field this version knows. It is kept as it is.`,
  recordUnknownScope: ({ id, scope }) =>
    `“${scope}” of “${id}” is not a scope Hoko documents. It is kept as it is.`,
  recordHoldsValue: ({ id, field }) =>
    `“${field}” of “${id}” looks like a key’s value. Values never belong in a file: remove it, and revoke the key if the file was shared.`,
  recordsShareValue: ({ name, other }) =>
    `“${name}” and “${other}” are the same key: their values have the same fingerprint. Keep one record.`,

  textEmpty: () => 'There is nothing here. Paste a snapshot or a settings.json.',
  textTooLarge: ({ bytes, limit }) =>
    `This text has ${megabytes(bytes)}; at most ${megabytes(limit)} are read. Paste the hoko.keys part alone.`,
  textNotJson: ({ line, column, why }) => `Line ${line}, column ${column}: ${FAULT[why]}.`,
  textNoProposal: () =>
    'This is no proposal. Copy one in the browser extension, at a key that blocks the page: “Copy proposal”.',
  textMoreProblems: ({ count }) =>
    count === 1 ? 'There is 1 more problem.' : `There are ${count} more problems.`,
  textNoKeys: () =>
    'This text has no “hoko.keys” and is no snapshot. In VS Code, “Hoko: Copy Snapshot for Browser” makes one.',
  snapshotWrongSchema: ({ found }) =>
    `This is ${found === undefined ? 'not' : `“${found}”, not`} a Hoko Keys snapshot. In VS Code, “Hoko: Copy Snapshot for Browser” makes one.`,
  snapshotWrongVersion: ({ found, supported }) =>
    `This snapshot has ${found === undefined ? 'no version' : `version ${found}`}; this extension reads version ${supported}. Update the older of the two extensions.`,
  snapshotBadField: ({ field }) =>
    `The snapshot’s “${field}” is missing or wrong. Copy it from VS Code again.`,
  snapshotBadRule: ({ question }) =>
    `The snapshot’s rule “${question}” is not one this version can read. Copy it from VS Code again.`,
  snapshotUnknownRule: ({ question }) =>
    `The snapshot’s rule “${question}” answers no question this version asks, so it decides nothing here.`,

  revoked: () => 'The key is revoked.',
  missingScope: ({ scope }) => `The key doesn’t have the scope ${scope}.`,
  hostnameListed: ({ entry }) => `Matched ${entry}`,
  hostnameNotListed: ({ hostname }) => `${hostname} is not in its list.`,
  emptyList: () => 'Its list is empty: any hostname passes.',
  noHeaders: () => 'The request names no hostname, so Hoko doesn’t filter it.',
  nullOriginOpen: () => 'Hoko’s documentation doesn’t say how it treats “Origin: null”.',
  nullOriginBlocked: () => '“Origin: null” is no hostname in its list.',
  callerUnreadable: ({ header, text }) =>
    `There is no hostname to read in ${header === 'origin' ? 'Origin' : 'Referer'} “${text}”.`,
  entryUnreadable: ({ entry }) => `Its entry “${entry}” can’t be read, so it might let this hostname in.`,

  admitsExact: () => 'Lets in this hostname and no other.',
  admitsSubdomains: ({ base, apex, deeper }) => {
    const below =
      deeper === 'yes'
        ? `every subdomain of ${base}`
        : `every hostname one level below ${base}${deeper === 'no' ? '' : ' and, we assume, those further below'}`;
    return `Lets in ${apex ? `${base} itself and ` : ''}${below}.`;
  },
  previewHost: ({ hostname, platform, entry, isExample }) =>
    `${hostname} is an address that ${platform} gave out, perhaps for this one deployment. Serve previews under a domain of your own and list ${isExample ? `it once, as in ${entry}` : `${entry} once`}.`,

  answersAs: ({ errors }) =>
    `A page’s call may get ${errors.map(words => `“${words}”`).join(' or ')}, or only “CORS error” in the browser’s console. Hoko’s documentation doesn’t say which.`,

  missApex: ({ hostname, entry }) => `Almost: ${entry} covers what is below ${hostname}.`,
  missWww: ({ hostname, entry }) =>
    `Almost: ${entry} and ${hostname} differ by “www.”, and are two hostnames to Hoko.`,
  missSpelling: ({ hostname, entry }) =>
    `Almost: ${entry} would cover ${hostname}, were it not for how it is written.`,
  missDepth: ({ hostname, entry }) => `Almost: ${hostname} is more than one level below ${entry}.`,
  missBelow: ({ hostname, entry }) =>
    `Almost: ${entry} covers that hostname alone, and ${hostname} is below it.`,
  missAbove: ({ hostname, entry }) =>
    `Almost: ${entry} is below ${hostname}, and covers nothing above itself.`,
  missSuffix: ({ hostname, entry }) => `Almost: ${entry} and ${hostname} end differently.`,
  missTypo: ({ hostname, entry }) =>
    `Almost: ${entry} and ${hostname} differ by a character or two. A typing error?`,
  missLookAlike: ({ hostname, entry }) =>
    `Careful: ${withUnicode(entry)} looks like ${withUnicode(hostname)}, but has other characters. One may imitate the other.`,
  missLoopback: ({ hostname, entry }) =>
    `Almost: ${entry} and ${hostname} are the same machine, and two hostnames to Hoko.`,
  missSibling: ({ hostname, entry }) => `Almost: ${entry} and ${hostname} are neighbours under one domain.`,

  assumesWildcardApex: () =>
    'Hoko’s documentation doesn’t say whether *.example.com covers example.com itself. We assume it doesn’t.',
  assumesWildcardDepth: () =>
    'Hoko’s documentation doesn’t say whether *.example.com covers a.b.example.com. We assume it does.',
  assumesHeaderPrecedence: () =>
    'Hoko’s documentation doesn’t say which header counts when Origin and Referer differ. We assume Origin.',
  assumesNullOrigin: () => 'Hoko’s documentation doesn’t say how it treats “Origin: null”.',
  assumesOtherSchemes: () =>
    'Hoko’s documentation doesn’t say whether the host of an address that isn’t http counts. We assume it does.',
  assumesPort: () => 'Hoko’s documentation doesn’t say whether it ignores the port. We assume it does.',
  assumesCase: () =>
    'Hoko’s documentation doesn’t say whether it ignores capital letters. We assume it does.',
  assumesTrailingDot: () =>
    'Hoko’s documentation doesn’t say whether it ignores a trailing dot. We assume it does.',
  assumesIdn: () =>
    'Hoko’s documentation doesn’t say whether a Unicode entry matches its xn-- form. We assume it does.',

  observedWildcardApex: ({ answer, day }) =>
    `${seen(day)}: *.example.com ${answer === 'yes' ? 'covers' : 'doesn’t cover'} example.com itself.`,
  observedWildcardDepth: ({ answer, day }) =>
    `${seen(day)}: *.example.com ${answer === 'yes' ? 'covers' : 'doesn’t cover'} a.b.example.com.`,
  observedHeaderPrecedence: ({ answer, day }) =>
    `${seen(day)}: when Origin and Referer differ, ${answer === 'origin' ? 'Origin' : 'Referer'} counts.`,
  observedNullOrigin: ({ answer, day }) =>
    `${seen(day)}: “Origin: null” ${answer === 'present' ? 'counts as a hostname that no list has' : 'counts as no Origin'}.`,
  observedOtherSchemes: ({ answer, day }) =>
    `${seen(day)}: the host of an address that isn’t http ${answer === 'yes' ? 'counts' : 'doesn’t count'}.`,
  observedPort: ({ answer, day }) =>
    `${seen(day)}: the port ${answer === 'yes' ? 'is ignored' : 'is not ignored'}.`,
  observedCase: ({ answer, day }) =>
    `${seen(day)}: capital letters ${answer === 'yes' ? 'don’t matter' : 'matter'}.`,
  observedTrailingDot: ({ answer, day }) =>
    `${seen(day)}: a trailing dot ${answer === 'yes' ? 'doesn’t matter' : 'matters'}.`,
  observedIdn: ({ answer, day }) =>
    `${seen(day)}: a Unicode entry ${answer === 'yes' ? 'matches' : 'doesn’t match'} its xn-- form.`,

  causeHostname: ({ hostname = 'the page’s hostname', listed, named }) => {
    if (!named) return 'Hoko says that a hostname is blocked, though this call should have named none.';
    return listed
      ? `Hoko’s own list may not let ${hostname} use this key, though the one here does.`
      : `Hoko may not let ${hostname} use this key.`;
  },
  causeNullOrigin: () => 'The call says “Origin: null”, which Hoko may not let through.',
  causeRevoked: () => 'The key is revoked.',
  causeMissingScope: ({ scopes }) =>
    scopes.length === 0 ? 'The key lacks the scope this call needs.' : `The key lacks ${scopesIn(scopes)}.`,
  causeNoScope: () => 'No scope was chosen.',
  causeWrongKey: () => 'Hoko may not know this value: mistyped, cut off, or of another service.',
  causeExpired: () => 'The key has expired, or belongs to another workspace.',
  causeNoKey: () => 'The call had no header Authorization, or no key in it.',
  causeMalformed: () => 'Hoko could not read the request.',
  causeNotFound: () => 'There is no such endpoint.',
  causeRateLimited: () => 'Too many requests in a short time.',
  causeServer: () => 'Something failed at Hoko.',
  causeUndocumented: ({ status }) => `Hoko’s documentation names no error with the status ${status}.`,
  causePreflight: () => 'The browser asked first whether the page may send a key, and the answer was no.',
  causeUnreadable: () =>
    'Hoko answered, but without leave for this page to read the answer: its message is hidden behind “CORS error”.',
  causeKeyDropped: () => 'The call was made with mode “no-cors”, and the browser removed the key from it.',
  causeKeyRedirected: () =>
    'A redirect led the call to another origin, and the browser removed the key from it.',
  causeMixedContent: () => 'The page is secure and the address called is not, so the browser didn’t call it.',
  causeNetwork: () => 'No answer came from Hoko. Whether the call arrived isn’t known.',
  causeCreateFailed: () => 'The dashboard could not create the key.',

  doHostname: ({ hostname = 'the page’s hostname', listed, named }) => {
    if (!named)
      return 'Look which Origin or Referer was really sent, and compare it with the key’s allowed hostnames.';
    return listed
      ? 'Compare the key’s allowed hostnames in Hoko’s dashboard with the list here. A change may take a while to apply.'
      : `Add ${hostname} to the key’s allowed hostnames, and try again. A change may take a while to apply.`;
  },
  doNullOrigin: () =>
    'Call from a page that has an origin: not sandboxed, not opened from a file. Or call from a server.',
  doRevoked: () => 'Create a new key and use its value instead.',
  doMissingScope: ({ scopes }) =>
    `Add ${scopes.length === 0 ? 'the scope' : scopesIn(scopes)} to the key, or use one that has ${scopes.length > 1 ? 'them' : 'it'}.`,
  doNoScope: () => 'Choose at least one scope.',
  doWrongKey: () => 'Copy the whole value again. If it is lost, create a new key and revoke this one.',
  doExpired: () => 'Create a new key in the workspace that the call is for.',
  doNoKey: () => 'Send the header Authorization with “Bearer ” and the value.',
  doMalformed: () => 'Compare the request with Hoko’s documentation of the endpoint.',
  doNotFound: () => 'Check the address: its path, its version, and the resource it names.',
  doRateLimited: ({ seconds }) =>
    seconds === undefined ? 'Wait a while, then try again.' : `Wait ${seconds} s, then try again.`,
  doServer: () => 'Try again in a while.',
  doUndocumented: () => 'Read what the answer itself says, and whether it is Hoko that sent it.',
  doPreflight: () =>
    'Nothing in the key changes this: call Hoko from your server, or ask Hoko to allow the header Authorization.',
  doUnreadable: () =>
    'Make the same call without a browser, from a terminal with the same Origin, to read what Hoko says.',
  doKeyDropped: () => 'Leave out mode: "no-cors".',
  doKeyRedirected: () => 'Call the address where the redirects end at once.',
  doMixedContent: () => 'Call the address with https.',
  doNetwork: () =>
    'Check the connection, an ad blocker, and the address; of a write, whether it took effect.',
  doCreateFailed: () => 'Check the required scopes, reload the page, and try again.',
};

/** How a sentence on what Hoko was seen to do begins. */
function seen(day: string | undefined): string {
  return day === undefined ? 'Seen at Hoko' : `Seen at Hoko on ${day}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** With its Unicode form, where that is another. */
function withUnicode(hostname: string): string {
  const unicode = unicodeOf(hostname);
  return unicode === undefined || unicode === hostname ? hostname : `${hostname} (${unicode})`;
}

function scopesIn(scopes: readonly string[]): string {
  return `the ${scopes.length > 1 ? 'scopes' : 'scope'} ${scopes.join(', ')}`;
}
