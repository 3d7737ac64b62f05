import type { NoHostname } from '../../page/current-page.ts';
import type { PopupTexts } from '../../popup/texts.ts';
import type { Answer } from '../../verdicts/answer.ts';
import { common } from './common.ts';

const NO_HOSTNAME: Readonly<Record<NoHostname, string>> = {
  newTab: 'ليس لعلامة التبويب الجديدة اسم مضيف. افتح الصفحة التي تتصل بـ Hoko ثم اضغط مرة أخرى.',
  file: 'ليس للملف المحلي اسم مضيف. اتصالاته تقول “Origin: null”، ولا تقول وثائق Hoko كيف تعامله.',
  browserPage: 'هذه صفحة من صفحات المتصفح نفسه، وليس لها اسم مضيف يراه Hoko.',
  extensionPage: 'هذه صفحة إضافة وليست موقعًا.',
  unknown:
    'ليس لهذه الصفحة اسم مضيف يراه Hoko. قد تكون علامة تبويب جديدة أو ملفًا محليًا أو صفحة من صفحات المتصفح.',
};

/** What the popup says, in Arabic. */
export const popup: PopupTexts = {
  answer({ outcome, names, probably, others }: Answer): { lead: string; rest: string } {
    const [name = ''] = names;
    const one = names.length === 1;
    const maybe = probably ? ' على الأرجح' : '';
    const who = one ? `المفتاح «${name}»` : common.keys(names.length);
    const lead = {
      blocked: `${who}: محظور${maybe}`,
      undetermined: `${who}: لا يمكن الجزم`,
      allowed: `${who}: يمر${maybe}`,
    }[outcome];
    const pass = others.allowed === 0 ? '' : ` يمر غيره: ${common.keys(others.allowed)}.`;
    const open =
      others.undetermined === 0 ? '' : ` لا يمكن الجزم في غيره: ${common.keys(others.undetermined)}.`;
    return { lead, rest: ` في هذه الصفحة.${pass}${open}` };
  },

  noHostname: (why: NoHostname) => NO_HOSTNAME[why],
  noHostnameTitle: 'لا اسم مضيف هنا',
  sandboxed: 'هذه الصفحة معزولة (sandbox): اتصالاتها تقول “Origin: null” ولا تذكر اسم مضيف.',
  thisPage: 'هذه الصفحة',
  origin: 'Origin',
  add: 'أضف',
  matched: 'طابق',
  more: 'المزيد عن هذا',
  noKeys: 'لا مفاتيح بعد. يسمح المفتاح لهذه الصفحة إن كانت قائمته فارغة أو كان فيها:',
  addKeys: 'إضافة مفاتيح…',
  source: (readAgo: string) => `حسب ${readAgo}`,
};
