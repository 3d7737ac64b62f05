import { isScope, mayBeValue, type Service, scopeType } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { remarkOnEntries } from '../hostnames/remark.ts';
import { inSlices } from '../in-slices.ts';
import type { Choice, Remark } from '../prompts/prompts.ts';
import { mapAnswer, type Step } from '../prompts/steps.ts';
import type { L10n } from '../words/l10n.ts';
import { shown } from '../words/shown.ts';
import { remarkOnScopes, SCOPES_BY_POWER, sayScope } from './scope-words.ts';

/** What a person says of a key, while they say it. */
export interface Details {
  readonly name: string;
  readonly scopes: readonly string[];
  /** As typed: several entries in one box. */
  readonly hostnames: string;
}

/** What is wrong with a key's name; undefined where nothing is. */
export function remarkOnName(text: string, l10n: L10n): Remark | undefined {
  if (text.trim() === '') return { severity: 'error', message: l10n.t('Type a name for the key.') };
  if (mayBeValue(text)) {
    return {
      severity: 'error',
      message: l10n.t('This looks like a key’s value. A value never belongs here.'),
    };
  }
  return undefined;
}

/** @param title the flow's */
export function askScopes<D extends Details>({ l10n, prompts }: App, title: string): Step<D> {
  return async (draft, at) => {
    const answer = await prompts.chooseSome<string>({
      title,
      placeholder: l10n.t('What may it do? Choose as little as it needs, at least one'),
      at,
      choices: scopeChoices(draft.scopes, l10n),
      remark: chosen => remarkOnScopes(chosen, l10n),
    });
    return mapAnswer(answer, scopes => ({ ...draft, scopes }));
  };
}

/** Scopes of a record that Hoko does not document can be kept or left out. */
function scopeChoices(picked: readonly string[], l10n: L10n): Choice<string>[] {
  const known = SCOPES_BY_POWER.map(scope => ({
    label: scope,
    description: sayScope(scope, l10n),
    picked: picked.includes(scope),
    group: scopeType(scope) === 'read' ? l10n.t('read: view data') : l10n.t('write: create or change data'),
    value: scope,
  }));
  const unknown = picked
    .filter(scope => !isScope(scope))
    .map(scope => ({ label: shown(scope), picked: true, group: l10n.t('unknown to Hoko'), value: scope }));
  return [...known, ...unknown];
}

/**
 * @param title the flow's
 * @param was the box's text as the record has it: what is wrong with it is told, but stands in nobody's way
 */
export function askHostnames<D extends Details>(
  { l10n, prompts, suffixes }: App,
  title: string,
  service: (draft: D) => Service,
  was?: string,
): Step<D> {
  return async (draft, at) => {
    const context = {
      suffixes: await suffixes().catch(() => undefined),
      key: { scopes: draft.scopes, service: service(draft) },
    };
    let latest: string;
    const answer = await prompts.text({
      title,
      placeholder: l10n.t('app.example.com, *.example.com'),
      prompt: l10n.t(
        'Pages at these hostnames may use the key. Separate several with commas; with none, any page may. A server or a script passes the list unseen.',
      ),
      at,
      value: draft.hostnames,
      check: async text => {
        latest = text;
        const remark = await inSlices(remarkOnEntries(text, l10n, context), () => latest !== text);
        return remark !== undefined && text === was && remark.severity === 'error'
          ? { ...remark, severity: 'warning' }
          : remark;
      },
    });
    return mapAnswer(answer, hostnames => ({ ...draft, hostnames }));
  };
}
