interface Props {
  readonly act: string;
  readonly label: string;
  /** What it acts on, for those who don't see where the button stands. */
  readonly of: string;
  readonly onClick: () => void;
}

/** One of the things that can be done with what stands beside it. */
export function Action({ act, label, of, onClick }: Props) {
  return (
    <button type="button" class="link" data-act={act} aria-label={`${label} ${of}`} onClick={onClick}>
      {label}
    </button>
  );
}
