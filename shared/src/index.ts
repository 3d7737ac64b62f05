/** The core's face: everything other packages and the tests may use. */
export { type JsonFault, type KeysText, type LocatedProblem, readKeysText } from './config/read-keys-text.ts';
export { type ReadSnapshot, readSnapshot, SNAPSHOT_FORMAT, type Snapshot } from './config/snapshot.ts';
export { MAX_TEXT_BYTES } from './config/text-size.ts';
export { recordOf, writeSnapshot } from './config/write-snapshot.ts';
export { scopeNeeded } from './hoko/endpoints.ts';
export {
  type ApiErrorCode,
  type CauseCode,
  type DashboardErrorCode,
  errorsFrom,
  HOKO_ERRORS,
  type HokoError,
} from './hoko/errors.ts';
export {
  type Cause,
  type Diagnosis,
  explainAnswer,
  explainInDashboard,
  type Seen,
} from './hoko/explain-answer.ts';
export { HOKO_ORIGIN } from './hoko/origin.ts';
export { allowListOf } from './hostnames/allow-list.ts';
export { type IndexedMatch, indexKeys, type KeyIndex } from './hostnames/index-keys.ts';
export {
  type LintContext,
  type LintedList,
  lintBeside,
  lintHostnames,
  lintInSteps,
  type WrittenList,
  writtenInSteps,
} from './hostnames/lint.ts';
export { normalizeHostname } from './hostnames/normalize.ts';
export { type ParsedPattern, type Pattern, parsePattern } from './hostnames/pattern.ts';
export { loadPublicSuffixes, type PublicSuffixes } from './hostnames/public-suffixes.ts';
export { unicodeOf } from './hostnames/punycode.ts';
export { fingerprintOf, isFingerprint } from './keys/fingerprint.ts';
export { lintKeys } from './keys/lint-keys.ts';
export type { ApiKey, KeyStatus, Service } from './keys/model.ts';
export { MAX_KEYS, type ParsedKeys, parseKeys, RecordSchema } from './keys/parse-keys.ts';
export { isScope, SCOPES, type Scope, scopeType } from './keys/scopes.ts';
export { isValueEntry, looksLikeValue, mayBeValue } from './keys/value-like.ts';
export { type JsonPath, valuePath } from './keys/value-path.ts';
export {
  EDITORS,
  type EditorScheme,
  isEditorScheme,
  type Proposal,
  proposalLink,
  type ReadProposal,
  readProposal,
  readProposalQuery,
} from './proposals/proposal.ts';
export { type Caller, type CallerHeaders, callerOf, type HeaderName } from './requests/caller.ts';
export { DEVIATIONS, type Deviation, type Engine } from './requests/deviations.ts';
export { type OutgoingCall, type PredictedHeaders, predictHeaders } from './requests/predict-headers.ts';
export { REFERRER_POLICIES, type ReferrerPolicy } from './requests/referrer.ts';
export type { Catalogue, Language, Message, MessageCode } from './sentences/messages.ts';
export type { Problem, Remedy, Severity } from './sentences/problem.ts';
export { loadCatalogue, say, sayAssumption, sayObservation } from './sentences/say.ts';
export { atOnce } from './steps/at-once.ts';
export type { Outcome } from './verdicts/check-hostname.ts';
export type { Fix } from './verdicts/exact-fix.ts';
export {
  type JudgedRequest,
  judge,
  type Observation,
  type Reason,
  type Verdict,
} from './verdicts/judge.ts';
export { type NearestMiss, nearestMiss } from './verdicts/nearest-miss.ts';
export {
  type Answers,
  type Basis,
  EMULATOR_RULES,
  type HostnameRules,
  type Question,
  type Rule,
} from './verdicts/rules.ts';
export { rulesFor } from './verdicts/rules-for.ts';
export { admittedBy, previewAdvice, widerFixes } from './verdicts/wider-fixes.ts';
