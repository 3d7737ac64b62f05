import type { CallerHeaders } from '@hoko-keys/shared';
import { Hostname } from '../ui/hostname.tsx';
import { usePanelTexts } from './texts.ts';

/** The two headers Hoko looks at. */
export function HeadersLine({ headers: { origin, referer } }: { readonly headers: CallerHeaders }) {
  const texts = usePanelTexts();
  return (
    <span class="headers">
      <span>Origin {origin === undefined ? texts.nothing : <Hostname>{origin}</Hostname>}</span>
      <span>Referer {referer === undefined ? texts.nothing : <Hostname>{referer}</Hostname>}</span>
    </span>
  );
}
