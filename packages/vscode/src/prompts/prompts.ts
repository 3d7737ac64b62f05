/** What a person answered. Going back keeps what was typed so far, except a masked text. */
export type Answer<T> =
  | { readonly kind: 'given'; readonly value: T }
  | { readonly kind: 'back'; readonly value: T }
  | { readonly kind: 'cancelled' };

/** Where a prompt stands in its flow; alone, it has none. */
export interface StepAt {
  readonly step: number;
  readonly totalSteps: number;
}

/** Something to say about what was typed. An error keeps it from being accepted. */
export interface Remark {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** The whole input as it was probably meant, offered as a button. */
  readonly suggestion?: string;
}

export interface TextPrompt {
  readonly title: string;
  readonly placeholder: string;
  readonly prompt?: string;
  readonly value?: string;
  /** Hidden while typed, trimmed, and not kept on Back. */
  readonly masked?: boolean;
  readonly at?: StepAt;
  /** Runs on every change and again on accept. */
  check(text: string): Remark | undefined;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** A codicon's id. */
  readonly icon?: string;
  readonly picked?: boolean;
  readonly value: T;
}

export interface ChoicePrompt<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly at?: StepAt;
  readonly choices: readonly Choice<T>[];
}

export interface Modal {
  readonly message: string;
  readonly detail: string;
  /** Verbs; Cancel is always there besides. */
  readonly actions: readonly string[];
}

export interface Notice {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly actions?: readonly string[];
}

/** Every way the extension asks or tells a person something. */
export interface Prompts {
  text(prompt: TextPrompt): Promise<Answer<string>>;
  choose<T>(prompt: ChoicePrompt<T>): Promise<Answer<T | undefined>>;
  /** At least one has to be chosen. */
  chooseSome<T>(prompt: ChoicePrompt<T>): Promise<Answer<readonly T[]>>;
  /** @returns the action chosen, undefined on Cancel */
  modal(modal: Modal): Promise<string | undefined>;
  /** @returns the action chosen, undefined when the notice is closed */
  notify(notice: Notice): Promise<string | undefined>;
  /** Says for a few seconds, in the status bar, what was done. */
  mention(message: string): void;
}
