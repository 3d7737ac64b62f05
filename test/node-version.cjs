/**
 * Loaded before each program that Node runs as it is written: an older one stops at the first file in TypeScript, in words
 * that tell nobody what to do. On Linux the pinned Node runs, elsewhere the one that is there.
 */
const OLDEST = 24;

const { node } = process.versions;
if (Number.parseInt(node, 10) < OLDEST) {
  console.error(
    `This needs Node.js ${OLDEST} or newer, and runs on ${node}. Get one from https://nodejs.org.`,
  );
  process.exit(1);
}
