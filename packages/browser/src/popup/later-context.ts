import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Later } from './later.ts';

const Context = createContext<Later | undefined>(undefined);

export const LaterProvider = Context.Provider;

/** What is loaded behind the first verdict; undefined until it is there. */
export function useLater(): Later | undefined {
  return useContext(Context);
}
