import { useState } from 'preact/hooks';
import type { SeenCaller } from '../callers/seen-caller.ts';
import { grouped } from '../texts/grouped.ts';
import { ShowAll } from '../ui/show-all.tsx';
import { shown } from '../ui/shown.ts';
import { firstOf, type Group, groupsOf } from '../verdicts/groups.ts';
import type { KeyRow } from '../verdicts/rows.ts';
import { findRows } from '../verdicts/search.ts';
import { KeyRowItem } from './key-row.tsx';
import { useLater } from './later-context.ts';
import { usePopupTexts } from './texts.ts';

interface Props {
  readonly rows: readonly KeyRow[];
  readonly caller: SeenCaller;
  readonly sourceOf: ((row: KeyRow) => string) | undefined;
  /** The first blocked key opens by itself where there is room. */
  readonly mayOpen?: boolean;
}

/** Up to here a list is one glance; a longer one is searched, and grouped by outcome. */
const FEW = 12;

/** Of a group in a long list, so that every group is in sight and no more is drawn than is looked at. */
const FIRST = 5;

/** Drawn of a group at once; who has more keys searches. */
const MOST = 300;

/** Up to here there is room to open the first blocked key at once. */
const ROOM = 5;

/** Keys in the eyes of one caller, blocked ones first. */
export function KeyList({ rows, caller, sourceOf, mayOpen = false }: Props) {
  if (rows.length > FEW) return <LongList rows={rows} caller={caller} sourceOf={sourceOf} />;
  const [first] = rows;
  const isBlocked = first?.verdict.outcome === 'blocked' && first.key.status !== 'revoked';
  const opens = mayOpen && isBlocked && rows.length <= ROOM;
  return (
    <ul class="keys">
      {rows.map((row, i) => (
        <KeyRowItem
          key={idOf(row)}
          row={row}
          caller={caller}
          sourceOf={sourceOf}
          startsOpen={opens && i === 0}
        />
      ))}
    </ul>
  );
}

function LongList({ rows, caller, sourceOf }: Props) {
  const texts = usePopupTexts();
  const later = useLater();
  const [query, setQuery] = useState('');
  const found = later === undefined ? rows : findRows(rows, query, later.entriesOf);
  return (
    <>
      <div class="search">
        <input
          type="search"
          value={query}
          placeholder={texts.search}
          aria-label={texts.search}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
        <p role="status" class={found.length === 0 ? 'quiet-text' : 'unseen'}>
          {query.trim() === '' || later === undefined ? '' : texts.found(found.length)}
        </p>
      </div>
      {groupsOf(found).map(group => (
        <GroupSection key={group.name} group={group} caller={caller} sourceOf={sourceOf} />
      ))}
    </>
  );
}

interface GroupProps extends Pick<Props, 'caller' | 'sourceOf'> {
  readonly group: Group;
}

function GroupSection({ group: { name, count, parts }, caller, sourceOf }: GroupProps) {
  const texts = usePopupTexts();
  const [isAll, setAll] = useState(false);
  const several = parts.length > 1;
  const visible = firstOf(parts, isAll ? MOST : FIRST);
  const all = count > MOST ? texts.showSome(MOST, count) : texts.showAll(count);
  return (
    <section class="group" data-group={name}>
      <h2>
        {texts.group(name)} <span class="count">{grouped(count)}</span>
      </h2>
      {visible.map(({ workspace, rows }) => (
        <div key={workspace ?? ''}>
          {several && (
            <h3>
              <bdi>{workspace === undefined ? texts.noWorkspace : shown(workspace)}</bdi>
            </h3>
          )}
          <ul class="keys">
            {rows.map(row => (
              <KeyRowItem key={idOf(row)} row={row} caller={caller} sourceOf={sourceOf} />
            ))}
          </ul>
        </div>
      ))}
      {count > FIRST && (
        <ShowAll isAll={isAll} onToggle={() => setAll(!isAll)} labels={{ all, fewer: texts.showFewer }} />
      )}
    </section>
  );
}

/** Two sources may describe one key differently, and both rows are shown. */
function idOf({ key: { id, source } }: KeyRow): string {
  return `${source.id} ${id}`;
}
