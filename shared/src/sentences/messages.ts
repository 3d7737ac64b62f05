import type { JsonFault } from '../config/read-keys-text.ts';
import type { FieldShape, JsonKind } from '../keys/parse-keys.ts';
import type { HeaderName } from '../requests/caller.ts';
import type { Answers, Question } from '../verdicts/rules.ts';

/**
 * Every sentence the product can say about keys, hostnames and verdicts, by its stable code, with the arguments it needs.
 * A catalogue (`en.ts`) turns each into words; data carries only code and args.
 */
export interface MessageArgs {
  // Entries of an allowlist
  entryEmpty: { entry: string };
  entryNotHostname: { entry: string };
  entryIsUrl: { entry: string };
  entryHasPort: { entry: string };
  entryHasPath: { entry: string };
  entryHasSpace: { entry: string };
  entryIsList: { entry: string };
  entryIsEmail: { entry: string };
  entryAnyHost: { entry: string };
  entryLeadingDot: { entry: string };
  entryWildcardTwice: { entry: string };
  entryWildcardLast: { entry: string };
  entryWildcardPart: { entry: string };
  entryWildcardIp: { entry: string };
  entryIsRange: { entry: string };
  entryOddIp: { entry: string };
  entryNoBrackets: { entry: string };
  entryHasPercent: { entry: string };
  entryHasQuotes: { entry: string };
  entryDisputed: { entry: string };
  entryUpperCase: { entry: string };
  entryTrailingDot: { entry: string };
  entryUnicode: { entry: string; ascii: string };
  entryIsIp: { entry: string };
  entryIsLocal: { entry: string };
  entryIsNull: { entry: string };
  entryDuplicate: { entry: string };
  entryCovered: { entry: string; by: string };
  entryPublicSuffix: { entry: string };
  entryPublicWildcard: { entry: string };
  entryMixedScripts: { entry: string; unicode: string };
  entryOnlyWww: { entry: string; other: string };
  entryOnlyApex: { entry: string; other: string };

  // Allowlists as a whole
  listEmptyWrites: { scopes: string };
  listWritesFromBrowser: { scopes: string };

  // Records
  keysNotObject: { found: JsonKind };
  keysTooMany: { count: number; limit: number };
  recordNotObject: { id: string };
  recordMissingField: { id: string; field: string };
  recordBadField: { id: string; field: string; expected: FieldShape };
  recordUnknownField: { id: string; field: string };
  recordUnknownScope: { id: string; scope: string };
  recordHoldsValue: { id: string; field: string };
  recordsShareValue: { id: string; name: string; other: string };

  // Texts that bring keys from outside
  textEmpty: Record<never, never>;
  textTooLarge: { bytes: number; limit: number };
  textNotJson: { line: number; column: number; why: JsonFault };
  textNoKeys: Record<never, never>;
  textMoreProblems: { count: number };
  textNoProposal: Record<never, never>;
  snapshotWrongSchema: { found: string | undefined };
  snapshotWrongVersion: { found: string | undefined; supported: number };
  snapshotBadRule: { question: string };
  snapshotUnknownRule: { question: string };
  snapshotBadField: { field: string };

  // Reasons of a verdict
  revoked: Record<never, never>;
  missingScope: { scope: string };
  hostnameListed: { hostname: string; entry: string };
  hostnameNotListed: { hostname: string };
  emptyList: Record<never, never>;
  noHeaders: Record<never, never>;
  nullOriginOpen: Record<never, never>;
  nullOriginBlocked: Record<never, never>;
  callerUnreadable: { header: HeaderName; text: string };
  entryUnreadable: { entry: string };

  // What a fix lets in
  admitsExact: { entry: string };
  /** `apex`: whether it is known to let in `base` too. */
  admitsSubdomains: { entry: string; base: string; apex: boolean; deeper: 'no' | 'yes' | 'assumed' };
  previewHost: { hostname: string; platform: string; entry: string; isExample: boolean };

  // What a blocked call looks like
  answersAs: { errors: readonly string[] };

  // The entry that almost matched, and why it doesn't
  missApex: Miss;
  missWww: Miss;
  missSpelling: Miss;
  missDepth: Miss;
  missBelow: Miss;
  missAbove: Miss;
  missSuffix: Miss;
  missTypo: Miss;
  missLookAlike: Miss;
  missLoopback: Miss;
  missSibling: Miss;

  // The open questions, as a verdict that rests on one says it
  assumesWildcardApex: Record<never, never>;
  assumesWildcardDepth: Record<never, never>;
  assumesHeaderPrecedence: Record<never, never>;
  assumesNullOrigin: Record<never, never>;
  assumesOtherSchemes: Record<never, never>;
  assumesPort: Record<never, never>;
  assumesCase: Record<never, never>;
  assumesTrailingDot: Record<never, never>;
  assumesIdn: Record<never, never>;

  // The same questions, answered by what the real service was seen to do
  observedWildcardApex: Seen<'wildcardApex'>;
  observedWildcardDepth: Seen<'wildcardDepth'>;
  observedHeaderPrecedence: Seen<'headerPrecedence'>;
  observedNullOrigin: Seen<'nullOrigin'>;
  observedOtherSchemes: Seen<'otherSchemes'>;
  observedPort: Seen<'port'>;
  observedCase: Seen<'case'>;
  observedTrailingDot: Seen<'trailingDot'>;
  observedIdn: Seen<'idn'>;

  // Why a call failed
  causeHostname: BlockedHostname;
  causeNullOrigin: Record<never, never>;
  causeRevoked: Record<never, never>;
  causeMissingScope: { scopes: readonly string[] };
  causeNoScope: Record<never, never>;
  causeWrongKey: Record<never, never>;
  causeExpired: Record<never, never>;
  causeNoKey: Record<never, never>;
  causeMalformed: Record<never, never>;
  causeNotFound: Record<never, never>;
  causeRateLimited: Record<never, never>;
  causeServer: Record<never, never>;
  causeUndocumented: { status: number };
  causePreflight: Record<never, never>;
  causeUnreadable: Record<never, never>;
  causeKeyDropped: Record<never, never>;
  causeKeyRedirected: Record<never, never>;
  causeMixedContent: Record<never, never>;
  causeNetwork: Record<never, never>;
  causeCreateFailed: Record<never, never>;

  // What to do about it
  doHostname: BlockedHostname;
  doNullOrigin: Record<never, never>;
  doRevoked: Record<never, never>;
  doMissingScope: { scopes: readonly string[] };
  doNoScope: Record<never, never>;
  doWrongKey: Record<never, never>;
  doExpired: Record<never, never>;
  doNoKey: Record<never, never>;
  doMalformed: Record<never, never>;
  doNotFound: Record<never, never>;
  doRateLimited: { seconds: number | undefined };
  doServer: Record<never, never>;
  doUndocumented: Record<never, never>;
  doPreflight: Record<never, never>;
  doUnreadable: Record<never, never>;
  doKeyDropped: Record<never, never>;
  doKeyRedirected: Record<never, never>;
  doMixedContent: Record<never, never>;
  doNetwork: Record<never, never>;
  doCreateFailed: Record<never, never>;
}

/** A hostname, and the entry that almost lets it in. */
interface Miss {
  hostname: string;
  entry: string;
}

interface BlockedHostname {
  hostname: string | undefined;
  /** The description lets it in. */
  listed: boolean;
  /** The call had a header that Hoko would look at, as far as anybody knows. */
  named: boolean;
}

/** An answer, and its day, where that is known: `2026-11-24`. */
interface Seen<Q extends Question> {
  answer: Answers[Q];
  day: string | undefined;
}

/** The stable code of a sentence. */
export type MessageCode = keyof MessageArgs;

/** A sentence as data: its code and its arguments. */
export type Message<C extends MessageCode = MessageCode> = {
  [K in C]: { readonly code: K; readonly args: Readonly<MessageArgs[K]> };
}[C];

/** One language's words for every message. */
export type Catalogue = { readonly [C in MessageCode]: (args: Readonly<MessageArgs[C]>) => string };

/** The languages there is a catalogue for. */
export type Language = 'en' | 'ar';
