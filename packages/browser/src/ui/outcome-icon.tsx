import type { Outcome } from '@hoko-keys/shared';

/** Three shapes, so that colour is never the only sign. The word beside it says the same, so it is silent. */
const SHAPES: Readonly<Record<Outcome, preact.JSX.Element>> = {
  allowed: (
    <>
      <circle cx="9" cy="9" r="7.2" />
      <path d="m5.5 9.2 2.4 2.4 4.6-5" />
    </>
  ),
  blocked: (
    <>
      <circle cx="9" cy="9" r="7.2" />
      <path d="M4 14 14 4" />
    </>
  ),
  undetermined: (
    <>
      <circle cx="9" cy="9" r="7.2" stroke-dasharray="2.4 2.4" />
      <path d="M7 7.2a2 2 0 1 1 2.6 2c-.5.2-.7.5-.7 1.1M8.9 12.6v.1" />
    </>
  ),
};

export function OutcomeIcon({ outcome }: { readonly outcome: Outcome }) {
  return (
    <svg class={`mark ${outcome}`} viewBox="0 0 18 18" aria-hidden="true">
      {SHAPES[outcome]}
    </svg>
  );
}
