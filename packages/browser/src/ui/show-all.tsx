interface Props {
  readonly isAll: boolean;
  readonly onToggle: () => void;
  /** What it says while the list is cut, and while it is whole. */
  readonly labels: { readonly all: string; readonly fewer: string };
}

/** Shows the whole of a list that is cut, and cuts it again: it stays where the focus is. */
export function ShowAll({ isAll, onToggle, labels }: Props) {
  return (
    <button type="button" class="link show-all" aria-expanded={isAll} onClick={onToggle}>
      {isAll ? labels.fewer : labels.all}
    </button>
  );
}
