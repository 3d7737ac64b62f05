import { shown } from './shown.ts';

/** A hostname, entry or header: left to right whatever is around it, and nothing in it turns or hides a part of it. */
export function Hostname({ children }: { readonly children: string }) {
  return (
    <code>
      <bdi dir="ltr">{shown(children)}</bdi>
    </code>
  );
}
