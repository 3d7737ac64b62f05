/** What a copied text says of its request. */
export interface Parts {
  readonly url: string;
  readonly method?: string;
  readonly headers: readonly (readonly [string, string])[];
  /** See `PastedRequest`. */
  readonly complete: boolean;
  /** The rest stands in a copied `fetch` alone. */
  readonly mode?: string;
  readonly referrer?: string;
  readonly referrerPolicy?: string;
}
