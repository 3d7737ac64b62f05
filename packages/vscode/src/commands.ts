import type { App } from './app.ts';
import { foundIn } from './diagnostics/code-actions.ts';
import { moveValue, type RecordAt } from './diagnostics/move-value.ts';
import {
  connectEmulator,
  copyEmulatorUrl,
  startEmulator,
  stopEmulator,
} from './emulator/emulator-commands.ts';
import { fixHostname } from './hostnames/fix-hostname.ts';
import {
  addHostname,
  editHostname,
  type PlacedEntry,
  removeHostname,
} from './hostnames/hostname-commands.ts';
import { replaceShared } from './hostnames/replace-shared.ts';
import { addValue } from './keys/add-value.ts';
import { copySnippet } from './keys/copy-snippet.ts';
import { copyValue } from './keys/copy-value.ts';
import { createKey } from './keys/create-key.ts';
import { deleteKey } from './keys/delete-key.ts';
import { editKey } from './keys/edit-key.ts';
import { type PlacedKey, problemId } from './keys/listing.ts';
import { openTerminal } from './keys/open-terminal.ts';
import { revokeKey } from './keys/revoke-key.ts';
import { rotateValue } from './keys/rotate-value.ts';
import { updateDashboard } from './keys/update-dashboard.ts';
import { copySnapshot } from './snapshot/snapshot.ts';
import { refuseRestricted } from './told.ts';
import { isNode, type Node } from './tree/nodes.ts';

/** What a command does; the argument is the tree's node, or anything else. */
export type Run = (argument: unknown) => unknown;

interface Others {
  readonly refresh: () => void;
  readonly checkHostname: (address?: string) => Promise<void>;
  readonly checkHere: () => Promise<void>;
  readonly explainError: () => Promise<void>;
  readonly applyProposal: (text?: string) => Promise<void>;
}

/** Every command of the manifest, by its id. Those that write or touch a value are refused in Restricted Mode, here as in the menus. */
export function commandsOf(app: App, others: Others): ReadonlyMap<string, Run> {
  const reading: Record<string, Run> = {
    'hoko.checkHostname': argument => others.checkHostname(textIn(argument)),
    'hoko.checkHere': others.checkHere,
    'hoko.explainError': others.explainError,
    'hoko.copySnapshot': () => copySnapshot(app),
    'hoko.copySnippet': argument => copySnippet(app, keyOf(argument)),
    'hoko.openSettings': argument => openSettings(app, argument),
    'hoko.refresh': others.refresh,
    'hoko.copyEmulatorUrl': () => copyEmulatorUrl(app),
  };
  const trusted: Record<string, Run> = {
    'hoko.createKey': () => createKey(app),
    'hoko.addHostname': argument => addHostname(app, keyOf(argument)),
    'hoko.editHostname': argument => editHostname(app, entryOf(argument)),
    'hoko.removeHostname': argument => removeHostname(app, entryOf(argument)),
    'hoko.fixHostname': argument => fixHostname(app, entryOf(argument)),
    'hoko.replaceShared': argument => replaceShared(app, entryOf(argument)),
    'hoko.moveValue': argument => moveValue(app, recordOf(argument)),
    'hoko.applyProposal': argument => others.applyProposal(textIn(argument)),
    'hoko.copyValue': argument => copyValue(app, keyOf(argument)),
    'hoko.revokeKey': argument => revokeKey(app, keyOf(argument)),
    'hoko.editKey': argument => editKey(app, keyOf(argument)),
    'hoko.addValue': argument => addValue(app, keyOf(argument)),
    'hoko.openTerminal': argument => openTerminal(app, keyOf(argument)),
    'hoko.rotateValue': argument => rotateValue(app, keyOf(argument)),
    'hoko.deleteKey': argument => deleteKey(app, keyOf(argument)),
    'hoko.updateDashboard': argument => updateDashboard(app, keyOf(argument)),
    'hoko.startEmulator': () => startEmulator(app),
    'hoko.stopEmulator': () => stopEmulator(app),
    'hoko.connectEmulator': () => connectEmulator(app),
  };
  const guarded = Object.entries(trusted).map(([id, run]): [string, Run] => [
    id,
    argument => {
      refuseRestricted();
      return run(argument);
    },
  ]);
  return new Map([...Object.entries(reading), ...guarded]);
}

/** The key a node is, or belongs to. */
function keyOf(argument: unknown): PlacedKey | undefined {
  let node: Node | undefined = isNode(argument) ? argument : undefined;
  while (node !== undefined && node.kind !== 'key') node = node.parent;
  return node?.placed;
}

function entryOf(argument: unknown): PlacedEntry | undefined {
  const { placed, index } = foundIn(argument) ?? {};
  const entry = index === undefined ? undefined : placed?.key.allowedHostnames[index];
  if (placed !== undefined && entry !== undefined) return { placed, entry };
  if (!isNode(argument) || argument.kind !== 'entry') return undefined;
  return { placed: argument.parent.placed, entry: argument.entry };
}

/** What a link of ours gives its command, an address or a proposal; from a menu it is something else. */
function textIn(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}

/** The record a problem is about, in the tree or in its file. */
function recordOf(argument: unknown): RecordAt | undefined {
  if (isNode(argument) && argument.kind === 'problem') {
    const { place, problem } = argument.placed;
    const id = problemId(problem);
    return id === undefined ? undefined : { place, id };
  }
  const { place, id } = foundIn(argument) ?? {};
  return place === undefined || id === undefined ? undefined : { place, id };
}

/** Open Settings: at the node's record, else at the one place there is. */
async function openSettings({ settings }: App, argument: unknown): Promise<void> {
  if (isNode(argument) && argument.kind === 'problem') {
    const { place, problem } = argument.placed;
    return settings.open(place, problemId(problem));
  }
  if (isNode(argument) && argument.kind === 'group' && 'place' in argument.by)
    return settings.open(argument.by.place);
  const placed = keyOf(argument);
  if (placed !== undefined) return settings.open(placed.place, placed.key.id);
  const [target] = settings.targets();
  if (target !== undefined) await settings.open(target);
}
