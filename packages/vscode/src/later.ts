/** Something that is loaded when it is first needed; asked for again, it is the same. */
export interface Later<T> {
  (): Promise<T>;
  /** What it gives where it has been asked for already; it is not loaded for this. */
  asked(): Promise<T> | undefined;
}

/** @param load what fails is tried again the next time */
export function later<T>(load: () => Promise<T>): Later<T> {
  let loading: Promise<T> | undefined;
  const get = () => {
    loading ??= load().catch(error => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return Object.assign(get, { asked: () => loading });
}
