/** A hostname or entry: left to right whatever is around it, control characters cut off from the text beside it. */
export function Hostname({ children }: { readonly children: string }) {
  return (
    <code>
      <bdi dir="ltr">{children}</bdi>
    </code>
  );
}
