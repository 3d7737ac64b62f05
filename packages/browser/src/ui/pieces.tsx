import type { Piece } from '../texts/piece.ts';
import { Hostname } from './hostname.tsx';
import { Name } from './name.tsx';
import { brief } from './shown.ts';

/** A sentence with names and hostnames in it; long names are cut. */
export function Pieces({ of }: { readonly of: readonly Piece[] }) {
  return (
    <>
      {of.map((piece, i) => {
        if (typeof piece === 'string') return piece;
        const key = `${i}`;
        if ('hostname' in piece) return <Hostname key={key}>{piece.hostname}</Hostname>;
        return <Name key={key}>{brief(piece.name)}</Name>;
      })}
    </>
  );
}
