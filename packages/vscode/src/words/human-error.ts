/** A button under a message. */
export interface Action {
  readonly title: string;
  run(): unknown;
}

/** An error a person reads: its message names the input and the way out, its actions are that way. Never holds a value. */
export class HumanError extends Error {
  readonly actions: readonly Action[];

  constructor(message: string, actions: readonly Action[] = []) {
    super(message);
    this.name = 'HumanError';
    this.actions = actions;
  }
}
