/** The shape of a view's texts, whatever the language: what is a text in one is a text in the other. */
export type TextsLike<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => infer R
      ? (...args: A) => R extends string ? string : R
      : TextsLike<T[K]>;
};
