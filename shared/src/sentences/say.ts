import type { Question } from '../verdicts/rules.ts';
import { en } from './en.ts';
import type { Message, MessageArgs, MessageCode } from './messages.ts';

/** The sentence of a message, in English. */
export function say<C extends MessageCode>(message: Message<C>): string {
  const sentence = en[message.code] as (args: Readonly<MessageArgs[C]>) => string;
  return sentence(message.args as Readonly<MessageArgs[C]>);
}

/** What a verdict assumes of an open question, in a sentence. */
export function sayAssumption(question: Question): string {
  return en[
    `assumes${question.charAt(0).toUpperCase()}${question.slice(1)}` as `assumes${Capitalize<Question>}`
  ]({});
}
