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

/** Something to do while a box stays open, by a button in its title. */
export interface Tool {
  readonly label: string;
  /** A codicon's id. */
  readonly icon: string;
  run(): unknown;
}

/** A box for a text. */
export interface TextPrompt {
  readonly title: string;
  readonly placeholder: string;
  readonly prompt?: string;
  readonly value?: string;
  /** Hidden while typed, trimmed, and not kept on Back. */
  readonly masked?: boolean;
  readonly at?: StepAt;
  readonly tools?: readonly Tool[];
  /** Runs on every change and again on accept. Of those that take time only the last one's remark counts. */
  check(text: string): Remark | undefined | Promise<Remark | undefined>;
}

/** A row to choose. */
export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** A codicon's id. */
  readonly icon?: string;
  /** Ticked already; of a list to choose one row from, the row that Enter takes. */
  readonly picked?: boolean;
  /** The heading it stands under; choices of one group stand together. */
  readonly group?: string;
  readonly value: T;
}

/** Rows that a list of what may be thousands should have at most: each is sent to the window, which would wait for many. */
export const MOST_CHOICES = 1_000;

/** A list to choose one row from. */
export interface ChoicePrompt<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly at?: StepAt;
  readonly choices: readonly Choice<T>[];
}

/** A list to tick rows of. */
export interface SomePrompt<T> extends ChoicePrompt<T> {
  /** A word on what is chosen, said in the placeholder's stead. */
  remark?(chosen: readonly T[]): string | undefined;
}

/** A list whose box takes a name, so that one step asks for both. */
export interface NamedPrompt<T> extends ChoicePrompt<T> {
  readonly name: string;
  check(name: string): Remark | undefined;
}

/** What a person typed, and the row they took for it; none when they went back before. */
export interface Named<T> {
  readonly name: string;
  readonly choice: T | undefined;
}

/** A question that has to be answered before anything else. */
export interface Modal {
  readonly message: string;
  readonly detail: string;
  /** Verbs; Cancel is always there besides. */
  readonly actions: readonly string[];
}

/** A message that waits in a corner. */
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
  chooseSome<T>(prompt: SomePrompt<T>): Promise<Answer<readonly T[]>>;
  chooseNamed<T>(prompt: NamedPrompt<T>): Promise<Answer<Named<T>>>;
  /** @returns the action chosen, undefined on Cancel */
  modal(modal: Modal): Promise<string | undefined>;
  /** @returns the action chosen, undefined when the notice is closed */
  notify(notice: Notice): Promise<string | undefined>;
  /** Says for a few seconds, in the status bar, what was done. */
  mention(message: string): void;
}
