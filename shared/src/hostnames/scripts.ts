/** Scripts whose letters are easily taken for one another's (UTS 39 section 4). */
const ALIKE = [/\p{Script=Latin}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u, /\p{Script=Armenian}/u];

/** Whether a label of a hostname in Unicode mixes scripts that look alike, as imitations of a name do. */
export function mixesScripts(unicode: string): boolean {
  return unicode.split('.').some(label => ALIKE.filter(script => script.test(label)).length > 1);
}

/** Characters and the Latin ones they are taken for: the part of UTS 39's confusables that lower-case hostnames meet most. */
const TAKEN_FOR = new Map([
  // Cyrillic, Greek, Latin and digits
  ...pairs('авгеєіјкмнорсѕтухһԁԛԝӏ', 'abreeijkmhopcstyxhdqwl'),
  ...pairs('αγεικνορτυχω', 'ayeiknoptuxw'),
  ...pairs('ɑɡɩı01', 'agiiol'),
]);

/** What is left of a hostname in Unicode for a quick eye: look-alikes folded, accents dropped. Equal ones are easily mixed up. */
export function skeletonOf(unicode: string): string {
  const plain = unicode.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return Array.from(plain, char => TAKEN_FOR.get(char) ?? char)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

function pairs(from: string, to: string): [string, string][] {
  const chars = Array.from(to);
  return Array.from(from, (char, i) => [char, chars[i] ?? char]);
}
