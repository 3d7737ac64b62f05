/** What the panel has to tell about the tab or a permission, once. */
export type Notice = 'unknownTab' | 'notWeb' | 'refused' | 'lost' | 'closed' | 'taken' | 'badEmulator';
