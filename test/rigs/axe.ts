import { source } from 'axe-core';
import type { View } from './extension-browser.ts';

/** What is wrong in a view: the rule, and where, one line each. */
export type Finding = string;

interface Report {
  readonly violations: readonly Rule[];
  readonly incomplete: readonly Rule[];
}

interface Rule {
  readonly id: string;
  readonly nodes: readonly Node[];
}

interface Node {
  readonly target: readonly unknown[];
  readonly failureSummary?: string;
  readonly any: readonly { readonly data?: { readonly messageKey?: string } | null }[];
}

/** Rules that axe leaves off by itself. */
const MORE_RULES = { 'target-size': { enabled: true } };

/**
 * Everything axe finds in a view, and what it cannot decide about contrast: by WCAG 2.2 A and AA and axe's best practices.
 *
 * An extension's CSP stops a script that is added to its page, so axe comes as the body of the function that is evaluated.
 */
export async function axe(view: View): Promise<readonly Finding[]> {
  const run = new Function(`${source}; return axe.run(document, ${JSON.stringify({ rules: MORE_RULES })})
    .then(({ violations, incomplete }) => ({ violations, incomplete }));`) as () => Promise<Report>;
  // What still fades in has less contrast than it will have.
  await view.waitFor('rest', () => document.getAnimations().length === 0);
  const { violations, incomplete } = await view.evaluate(run);
  const undecided = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter(holdsText) }));
  return [...violations, ...undecided].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Not an arrow alone or a single character: whether such a thing is text, axe leaves to a person. */
function holdsText({ any }: Node): boolean {
  return any.every(({ data }) => !['nonBmp', 'shortTextContent'].includes(data?.messageKey ?? ''));
}
