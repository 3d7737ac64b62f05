import type { Problem } from '@hoko-keys/shared';

/** The same for problems that say the same. */
export function problemKey({ code, args }: Problem): string {
  return JSON.stringify([code, args]);
}

/** Each problem once, however often it was found. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.length < 2
    ? problems
    : [...new Map(problems.map(problem => [problemKey(problem), problem])).values()];
}
