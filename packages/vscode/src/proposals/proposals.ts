import { type ReadProposal, readProposal, readProposalQuery } from '@hoko-keys/shared';
import type { App } from '../app.ts';
import { changeHostnames } from '../hostnames/change-hostnames.ts';
import type { PlacedKey } from '../keys/listing.ts';
import type { Remark } from '../prompts/prompts.ts';
import { HumanError } from '../words/human-error.ts';
import { shown } from '../words/shown.ts';
import { confirmProposal, type ProposalSource } from './confirm-proposal.ts';
import { targetsOf } from './proposal-targets.ts';

/** What arrives from the browser. Each method ends when the proposal is applied, refused or left. */
export interface Proposals {
  /** A link to this extension was opened, by its path and query. */
  fromLink(path: string, query: string): Promise<void>;
  /** Apply Proposal…: asks for the text. The clipboard is not read by itself. */
  fromText(): Promise<void>;
  /**
   * The command was called with a text: a fix that was offered here was chosen, or something else called it. What it would do is
   * asked about all the same.
   */
  fromCommand(text: string, isOffered: boolean): Promise<void>;
}

/** Proposals are asked about one at a time, so that no question is answered that was meant for another. */
export function createProposals(app: App): Proposals {
  const { l10n } = app;
  let asking = false;

  const askAlone = async (read: ReadProposal, source: ProposalSource): Promise<PlacedKey | undefined> => {
    if (asking) {
      throw new HumanError(
        l10n.t('Another proposal is waiting for your answer. Answer that one, then bring this one again.'),
      );
    }
    asking = true;
    try {
      return await confirmProposal(app, targetsOf(read, app), source);
    } finally {
      asking = false;
    }
  };

  const take = async (read: ReadProposal, source: ProposalSource) => {
    const placed = await askAlone(read, source);
    if (placed === undefined || !read.ok) return;
    await changeHostnames(app, placed, { kind: 'addHostname', entry: read.proposal.hostname });
  };

  return {
    fromLink: async (path, query) => {
      if (path !== '/allow') {
        throw new HumanError(
          l10n.t('This link asks for something that this version of Hoko Keys doesn’t know.'),
        );
      }
      await take(readProposalQuery(query), 'link');
    },
    fromCommand: (text, isOffered) => take(readProposal(text), isOffered ? 'offer' : 'command'),
    fromText: async () => {
      const answer = await app.prompts.text({
        title: l10n.t('Apply Proposal'),
        placeholder: l10n.t('vscode://hoko-keys.hoko-keys/allow?… or a message that has it'),
        prompt: l10n.t(
          'Paste what the browser extension copied. You see what it would change before anything does.',
        ),
        check: text => remarkOnText(text, app),
      });
      if (answer.kind === 'given') await take(readProposal(answer.value), 'text');
    },
  };
}

function remarkOnText(text: string, app: App): Remark {
  try {
    const { proposal, keys } = targetsOf(readProposal(text), app);
    const name = shown(keys[0].key.name);
    return {
      severity: 'info',
      message: app.l10n.t('Asks to let {0} use “{1}”.', shown(proposal.hostname), name),
    };
  } catch (error) {
    if (error instanceof HumanError) return { severity: 'error', message: error.message };
    throw error;
  }
}
