import type { JsonFault } from '../config/read-keys-text.ts';
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

/** English, the reference catalogue. Inputs stand in “quotes”. */
export const en: Catalogue = {
  entryEmpty: () => 'Type a hostname, such as app.example.com.',
  entryNotHostname: ({ entry }) =>
    `“${entry}” is not a hostname. Write one such as app.example.com or *.example.com.`,
  entryIsUrl: ({ entry }) => `“${entry}” is a URL. An entry is the hostname alone.`,
  entryHasPort: ({ entry }) => `“${entry}” has a port. An entry is the hostname alone; it covers every port.`,
  entryHasPath: ({ entry }) => `“${entry}” has a path. An entry is the hostname alone; it covers every page.`,
  entryHasSpace: ({ entry }) => `“${entry}” has a space in it. Write one hostname without spaces.`,
  entryIsList: ({ entry }) => `“${entry}” is more than one hostname. Add them one at a time.`,
  entryIsEmail: ({ entry }) =>
    `“${entry}” is an e-mail address. Write the hostname of the page that calls Hoko.`,
  entryAnyHost: () => '“*” is not an entry. To let any hostname pass, leave the list empty.',
  entryLeadingDot: ({ entry }) =>
    `“${entry}” starts with a dot. For every subdomain, write *. before the name.`,
  entryBadWildcard: ({ entry }) =>
    `“${entry}” has a * in the wrong place. It can only stand first and alone, as in *.example.com.`,
  entryWildcardIp: ({ entry }) => `“${entry}” puts a wildcard on an IP address, which has no subdomains.`,
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
  entryDuplicate: ({ entry }) => `“${entry}” is in the list already.`,
  entryCovered: ({ entry, by }) => `“${entry}” adds nothing: “${by}” covers it already.`,
  entryPublicSuffix: ({ entry }) =>
    `“${entry}” is a domain under which strangers have sites. Name your own site below it.`,

  keysNotObject: ({ found }) =>
    `“hoko.keys” is ${found}. It has to be an object with one record for each key.`,
  keysTooMany: ({ count, limit }) => `“hoko.keys” has ${count} records. At most ${limit} are read.`,
  recordNotObject: ({ id }) =>
    `“${id}” is no record. A key is an object with name, scopes and allowedHostnames.`,
  recordMissingField: ({ id, field }) => `“${id}” has no “${field}”. Add it.`,
  recordBadField: ({ id, field, expected }) => `“${field}” of “${id}” has to be ${expected}.`,
  recordUnknownField: ({ id, field }) =>
    `“${field}” of “${id}” is not a field this version knows. It is kept as it is.`,
  recordUnknownScope: ({ id, scope }) =>
    `“${scope}” of “${id}” is not a scope Hoko documents. It is kept as it is.`,
  recordHoldsValue: ({ id, field }) =>
    `“${field}” of “${id}” looks like a key’s value. Values never belong in a file: remove it, and revoke the key if the file was shared.`,

  textEmpty: () => 'There is nothing here. Paste a snapshot or a settings.json.',
  textTooLarge: ({ bytes, limit }) =>
    `This text has ${megabytes(bytes)}; at most ${megabytes(limit)} are read. Paste the hoko.keys part alone.`,
  textNotJson: ({ line, column, why }) => `Line ${line}, column ${column}: ${FAULT[why]}.`,
  textNoKeys: () =>
    'This text has no “hoko.keys” and is no snapshot. In VS Code, “Hoko: Copy Snapshot for Browser” makes one.',
  snapshotWrongSchema: ({ found }) =>
    `This is “${found}”, not a Hoko Keys snapshot. In VS Code, “Hoko: Copy Snapshot for Browser” makes one.`,
  snapshotWrongVersion: ({ found, supported }) =>
    `This snapshot has version ${found}; this extension reads version ${supported}. Update the older of the two extensions.`,
  snapshotBadField: ({ field }) =>
    `The snapshot’s “${field}” is missing or wrong. Copy it from VS Code again.`,
  snapshotBadRule: ({ question }) =>
    `The snapshot’s rule “${question}” is not one this version can read. Copy it from VS Code again.`,

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
  admitsSubdomains: ({ base }) => `Lets in every subdomain of ${base}.`,

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
};

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
