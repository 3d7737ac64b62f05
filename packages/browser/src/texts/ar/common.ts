import type { LocatedProblem, Outcome } from '@hoko-keys/shared';
import { age } from '../age.ts';
import type { CommonTexts } from '../words.ts';
import { counted } from './counted.ts';

const LANGUAGE = 'ar';

/** Arabic. Hostnames and names are put into the sentences by the views, each with a direction of its own. */
export const common: CommonTexts = {
  product: 'مفاتيح Hoko',

  outcome(outcome: Outcome, probably: boolean): string {
    if (outcome === 'undetermined') return 'لا يمكن الجزم';
    const word = { blocked: 'محظور', allowed: 'يمر' }[outcome];
    return probably ? `${word} على الأرجح` : word;
  },
  keys: (count: number) =>
    counted(count, { one: 'مفتاح واحد', two: 'مفتاحان', few: 'مفاتيح', many: 'مفتاحًا', other: 'مفتاح' }),
  revoked: 'ملغى',
  anyHostname: 'أي اسم مضيف',

  readAgo: (source: string, readAt: string, now: Date) =>
    `${source}، قُرئ ${age(readAt, now, LANGUAGE, 'الآن')}`,

  located: ({ line }: LocatedProblem, sentence: string) =>
    line === undefined ? sentence : `السطر ${line}: ${sentence}`,

  copy: 'نسخ',
  copied: 'نُسخ',
  copyFailed: 'لم يُنسخ',
  copyThis: (what: string) => `نسخ ${what}`,
  options: 'الخيارات',
  cancel: 'إلغاء',
};
