import { hostnamesOfCodePoints, hostnamesOfPieces } from './sweep.ts';
import { runVectors } from './vectors.ts';

const conformance = { runVectors, hostnamesOfCodePoints, hostnamesOfPieces };

/** What a page of the conformance test offers to it, under the name `conformance`. */
export type Conformance = typeof conformance;

Object.assign(globalThis, { conformance });
