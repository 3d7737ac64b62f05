import { hostnamesOfCodePoints, hostnamesOfPieces } from './sweep.ts';

/** What a page of the conformance test offers to it, under this name on `globalThis`. */
export interface Conformance {
  readonly hostnamesOfCodePoints: typeof hostnamesOfCodePoints;
  readonly hostnamesOfPieces: typeof hostnamesOfPieces;
}

const conformance: Conformance = { hostnamesOfCodePoints, hostnamesOfPieces };
Object.assign(globalThis, { conformance });
