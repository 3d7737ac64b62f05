/** Where Hoko's API lives. */
export const HOKO_ORIGIN = 'https://hoko.to';
