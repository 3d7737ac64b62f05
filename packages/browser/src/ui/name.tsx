import { shown } from './shown.ts';

/** A name somebody gave, in the direction of its own letters. */
export function Name({ children }: { readonly children: string }) {
  return <bdi>{shown(children)}</bdi>;
}
