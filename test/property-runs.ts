import fc from 'fast-check';

/** Inputs for each property; `pnpm fuzz` asks for more. */
fc.configureGlobal({ numRuns: Number(process.env.HOKO_PROPERTY_RUNS ?? 10_000) });
