import type { NoHostname, Opaque } from '../../page/current-page.ts';
import type { PopupTexts } from '../../popup/texts.ts';
import type { AnswerPart } from '../../verdicts/answer.ts';
import type { GroupName } from '../../verdicts/groups.ts';
import { isShort, joined } from '../piece.ts';
import { common } from './common.ts';
import { counted } from './counted.ts';

const NO_HOSTNAME: Readonly<Record<NoHostname, string>> = {
  newTab: 'ليس لعلامة التبويب الجديدة اسم مضيف. افتح الصفحة التي تتصل بـ Hoko ثم اضغط مرة أخرى.',
  browserPage: 'هذه صفحة من صفحات المتصفح نفسه، وليس لها اسم مضيف تراه Hoko.',
  extensionPage:
    'هذه صفحة إضافة وليست موقعًا. إن كان للإضافة إذن على hoko.to فقد لا تذكر طلباتها أحدًا، وإلا ذكرت معرّف الإضافة نفسها.',
  unknown:
    'لا يخبر المتصفح أي صفحة هذه، أو ليس لها اسم مضيف تراه Hoko. قد تكون علامة تبويب جديدة أو ملفًا محليًا أو صفحة من صفحات المتصفح.',
};

const OPAQUE: Readonly<Record<Opaque, string>> = {
  sandbox: 'هذه الصفحة معزولة (sandbox): طلباتها تقول «\u2066Origin: null\u2069» ولا تذكر اسم مضيف.',
  file: 'ليس للملف المحلي اسم مضيف: طلباته تقول «\u2066Origin: null\u2069».',
  data: 'ليس لصفحة \u2066data:\u2069 اسم مضيف: طلباتها تقول «\u2066Origin: null\u2069».',
};

const GROUPS: Readonly<Record<GroupName, string>> = {
  blocked: 'محظورة',
  undetermined: 'لا يمكن الجزم',
  allowed: 'تمر',
  revoked: 'ملغاة',
};

/** The words for one key, for two, and for more: Arabic tells them apart in the verb and the adjective too. */
const byCount = (count: number, one: string, two: string, more: string) =>
  count === 1 ? one : count === 2 ? two : more;

const others = (count: number) =>
  counted(count, {
    one: 'مفتاح آخر',
    two: 'مفتاحان آخران',
    few: 'مفاتيح أخرى',
    many: 'مفتاحًا آخر',
    other: 'مفتاح آخر',
  });

/** As `common.keys`, behind a preposition. */
const foundKeys = (count: number) => (count === 2 ? 'مفتاحين' : common.keys(count));

/** What the popup says at first, in Arabic. */
export const popup: PopupTexts = {
  answer({ outcome, count, names, probably, unlisted }: AnswerPart, isFirst: boolean) {
    const named = [byCount(count, 'المفتاح ', 'المفتاحان ', ''), ...joined(names, ' و')];
    const who = names.length > 0 ? named : [isFirst ? common.keys(count) : others(count)];
    const word = {
      blocked: byCount(count, 'محظور', 'محظوران', 'محظورة'),
      undetermined: 'لا يمكن الجزم',
      allowed: byCount(count, 'يمر', 'يمران', 'تمر'),
    }[outcome];
    const lead = [
      ...who,
      ` ${outcome === 'undetermined' ? '— ' : ''}${word}${probably && outcome !== 'undetermined' ? ' على الأرجح' : ''}`,
    ];
    const lists = byCount(count, 'قائمته', 'قائمتيهما', 'قوائمها');
    const host = isShort(unlisted) ? { hostname: unlisted } : 'هذا الاسم';
    const why = [': ', host, ` ليس في ${lists}.`];
    return { lead, rest: outcome === 'blocked' && unlisted !== undefined ? why : ['.'] };
  },

  noHostname: (why: NoHostname) => NO_HOSTNAME[why],
  noHostnameTitle: 'لا اسم مضيف هنا',
  opaque: (why: Opaque) => OPAQUE[why],
  localFile: 'ملف محلي',
  dataPage: 'صفحة \u2066data:\u2069',
  thisPage: 'هذه الصفحة',
  thatPage: 'تلك الصفحة',
  origin: 'Origin',
  matched: 'طابق',
  listHas: (entry: string, more: number) => [
    'في قائمته ',
    { hostname: entry },
    more === 0 ? '.' : ` وغيره: ${more}.`,
  ],
  whatIf: 'ماذا لو…',
  whatIfNow: 'ماذا لو جاء الطلب من:',
  backToPage: 'العودة إلى هذه الصفحة',

  search: 'ابحث بالاسم أو المدخل أو مساحة العمل',
  found: (count: number) => (count === 0 ? 'لم يُعثر على مفتاح' : `عُثر على ${foundKeys(count)}`),
  group: (name: GroupName) => GROUPS[name],
  noWorkspace: 'بلا مساحة عمل',
  showAll: (count: number) => `عرض الكل (${count})`,
  showSome: (some: number, count: number) => `عرض ${some} من ${count}`,
  showFewer: 'عرض أقل',

  observe: 'مراقبة الاتصالات',
  source: (readAgo: string) => `حسب ${readAgo}`,
  sources: (count: number) =>
    `المفاتيح من ${counted(count, { one: 'مصدر واحد', two: 'مصدرين', few: 'مصادر', many: 'مصدرًا', other: 'مصدر' })}`,
};
