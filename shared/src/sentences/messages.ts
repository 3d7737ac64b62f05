import type { JsonFault } from '../config/read-keys-text.ts';
import type { HeaderName } from '../requests/caller.ts';

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
  entryBadWildcard: { entry: string };
  entryWildcardIp: { entry: string };
  entryUpperCase: { entry: string };
  entryTrailingDot: { entry: string };
  entryUnicode: { entry: string; ascii: string };
  entryIsIp: { entry: string };
  entryIsLocal: { entry: string };
  entryDuplicate: { entry: string };
  entryCovered: { entry: string; by: string };
  entryPublicSuffix: { entry: string };

  // Records
  keysNotObject: { found: string };
  keysTooMany: { count: number; limit: number };
  recordNotObject: { id: string };
  recordMissingField: { id: string; field: string };
  recordBadField: { id: string; field: string; expected: string };
  recordUnknownField: { id: string; field: string };
  recordUnknownScope: { id: string; scope: string };
  recordHoldsValue: { id: string; field: string };

  // Texts that bring keys from outside
  textEmpty: Record<never, never>;
  textTooLarge: { bytes: number; limit: number };
  textNotJson: { line: number; column: number; why: JsonFault };
  textNoKeys: Record<never, never>;
  snapshotWrongSchema: { found: string };
  snapshotWrongVersion: { found: string; supported: number };
  snapshotBadRule: { question: string };
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
  admitsSubdomains: { entry: string; base: string };

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
}

export type MessageCode = keyof MessageArgs;

/** A sentence as data: its code and its arguments. */
export type Message<C extends MessageCode = MessageCode> = {
  [K in C]: { readonly code: K; readonly args: Readonly<MessageArgs[K]> };
}[C];

/** One language's words for every message. */
export type Catalogue = { readonly [C in MessageCode]: (args: Readonly<MessageArgs[C]>) => string };
