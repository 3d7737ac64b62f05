/** One entry for each key and file (a JSON pair of both), the embedded emulator's token, and the access to one that was connected. No other name is ever used. */
export type SecretName = `hoko.value:${string}` | 'hoko.emulatorToken' | 'hoko.emulatorAccess';

/** What of VS Code's SecretStorage is used. */
export interface Secrets {
  get(name: SecretName): PromiseLike<string | undefined>;
  store(name: SecretName, value: string): PromiseLike<void>;
  delete(name: SecretName): PromiseLike<void>;
  keys(): PromiseLike<readonly string[]>;
}
