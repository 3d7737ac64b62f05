/** A local stand-in for Hoko's API that issues keys and enforces them, as a library. */
export type { Decision } from './decisions/decision-log.ts';
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts';
export { EmulatorError, type EmulatorErrorCode } from './errors.ts';
export { generateToken } from './keys/secrets.ts';
export { createManagement, type Management, ManagementError } from './management/client.ts';
