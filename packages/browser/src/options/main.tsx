/** The options page: which keys the extension knows, and where from. */
import { render } from 'preact';
import { loadKeys, removeKeys, saveKeys } from '../keys/stored-keys.ts';
import { Options } from './options.tsx';

const stored = await loadKeys();
render(
  <Options initial={stored} save={saveKeys} remove={removeKeys} now={() => new Date()} />,
  document.body,
);
document.body.dataset.ready = 'true';
