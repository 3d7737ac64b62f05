import { parseKeys } from '@hoko-keys/shared';
import * as v from 'valibot';

/** Management's answers, as the client takes them: whoever else listens on a port may answer anything. */

/** A key, by the core's own reading of a record. */
const KeySchema = v.pipe(
  v.looseObject({ id: v.string() }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { id, ...record } = dataset.value;
    const [key] = parseKeys({ [id]: record }).keys;
    if (key !== undefined) return key;
    addIssue();
    return NEVER;
  }),
);

/** To a change of a key, and to its revocation. */
export const KeyAnswer = v.object({ key: KeySchema });
/** To the question which keys there are. */
export const KeysAnswer = v.object({ keys: v.array(KeySchema) });
/** To a new key, and to a rotated one. */
export const IssuedAnswer = v.object({ key: KeySchema, value: v.pipe(v.string(), v.nonEmpty()) });

/** To the question what was decided; of a caller and a verdict the rest is taken as it is. */
export const DecisionsAnswer = v.object({
  decisions: v.array(
    v.looseObject({
      at: v.pipe(v.string(), v.isoTimestamp()),
      method: v.string(),
      route: v.string(),
      caller: v.looseObject({ kind: v.picklist(['hostname', 'opaque', 'none', 'unreadable']) }),
      status: v.number(),
    }),
  ),
});

/** A refusal. No sentence of ours is longer. */
export const RefusalAnswer = v.object({ error: v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000)) });
