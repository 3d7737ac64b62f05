import type { Opaque } from '../../page/current-page.ts';
import type { DetailsTexts } from '../../popup/later.ts';
import { common } from './common.ts';
import { counted } from './counted.ts';

const WHY: Readonly<Record<'page' | 'frame' | 'own' | Opaque, string>> = {
  page: 'الطلب الذي يحمل مفتاحًا يذكر أصل الصفحة دائمًا.',
  frame: 'يتصل الإطار بأصله هو، لا بأصل الصفحة.',
  own: 'صفحة Hoko نفسها تتصل بأصلها، وطلب GET إليه لا يذكر أصلًا.',
  sandbox: 'العزل (sandbox) دون «\u2066allow-same-origin\u2069» يسلب الأصل.',
  file: 'ليس للملف المحلي أصل.',
  data: 'ليس لمستند \u2066data:\u2069 أصل.',
};

const FRAME_KINDS: Readonly<Record<Opaque, string>> = {
  sandbox: 'معزول',
  file: 'ملف محلي',
  data: '\u2066data:\u2069',
};

const frames = (count: number) =>
  counted(count, { one: 'إطار واحد', two: 'إطاران', few: 'إطارات', many: 'إطارًا', other: 'إطار' });

/** What the popup says behind its first verdict, in Arabic. */
export const details: DetailsTexts = {
  seen: 'ما ستراه Hoko',
  origin: 'Origin',
  referer: 'Referer',
  none: 'لا شيء',
  asDeclared: 'بقدر ما تعلنه الصفحة',
  why: (who: 'page' | 'frame' | 'own' | Opaque) => WHY[who],
  referrerPolicy: (policy: string) =>
    `سياسة الإحالة في الصفحة «\u2066${policy}\u2069». لا تغيّر إلا \u2066Referer\u2069، فلا أثر لها على طلب يحمل مفتاحًا.`,
  noCors: 'الطلب بالوضع «\u2066no-cors\u2069» يفقد مفتاحه في الطريق، مهما كان في القائمة.',

  branch: (answer: 'present' | 'absent', outcome: string) =>
    answer === 'present' ? `إن عُدّ اسم مضيف: ${outcome}.` : `إن عُدّ غياب الترويسة: ${outcome}.`,
  fixes: 'أضف واحدًا من هذه',
  fix: 'أضف',
  openIn: (editor: string) => `فتح في \u2066${editor}\u2069`,
  copyEntry: 'نسخ المدخل',
  copyProposal: 'نسخ الاقتراح',
  openHoko: 'فتح Hoko',
  dashboard: 'تُغيَّر قائمة Hoko نفسها في لوحة التحكم: \u2066Integrations → API Keys\u2069.',
  stillFails: 'إن فشل الطلب مع ذلك',
  notJudged:
    'يُفحص هنا اسم المضيف وحده. يحتاج الطلب أيضًا إلى صلاحية مساره، وقد تختلف قائمة Hoko نفسها عن هذا الوصف.',
  proposal: (entry: string, name: string, link: string) =>
    `أرجو السماح لـ \u2066${entry}\u2069 في أحد مفاتيح Hoko:\n${link}\nالمفتاح هو «\u2068${name}\u2069». افتح الرابط، أو استعمل «\u2066Hoko: Apply Proposal…\u2069» في VS Code. لا يتغير شيء قبل أن تؤكده هناك.`,

  frames: 'الإطارات كما أُعلنت',
  framesHint: 'يتصل كل إطار بأصله هو. لا يُعرف إلى أين انتقل بعد ذلك، ولا الإطارات داخل الإطارات.',
  frameCount: (count: number) => (count === 1 ? 'إطار' : frames(count)),
  framesAsPage: (count: number) => `تتصل كهذه الصفحة: ${frames(count)}.`,
  framesMore: (count: number) => `ولم يُنظر في: ${frames(count)}.`,
  notLooked:
    'تعذّر النظر في هذه الصفحة: لا يُعرف هنا ما فيها من إطارات، ولا إن كانت معزولة (sandbox) فلا تذكر أصلها.',
  noHostname: 'بلا اسم مضيف',
  frameKind: (why: Opaque) => FRAME_KINDS[why],
  counted: (blocked: number, undetermined: number, allowed: number) =>
    [
      ...(blocked === 0 ? [] : [`محظور: ${blocked}`]),
      ...(undetermined === 0 ? [] : [`لا يمكن الجزم: ${undetermined}`]),
      ...(allowed === 0 ? [] : [`يمر: ${allowed}`]),
    ].join(' · '),

  whatIfLabel: 'عنوان صفحة أخرى أو اسم مضيفها',
  check: 'افحص',
  whatIfBad: (text: string) =>
    `«\u2068${text}\u2069» ليس اسم مضيف ولا عنوان صفحة. جرّب \u2066app.example.com\u2069 أو \u2066https://app.example.com/shop\u2069.`,
  whatIfEmpty: 'اكتب اسم مضيف أو عنوانًا، مثل \u2066app.example.com\u2069.',

  badge: (count: number, probably: boolean) => {
    const blocked = count === 1 ? 'محظور' : count === 2 ? 'محظوران' : 'محظورة';
    const maybe = probably ? ' على الأرجح' : '';
    return `مفاتيح Hoko: ${common.keys(count)} ${blocked}${maybe} في هذه الصفحة`;
  },
  noKeys: 'لا مفاتيح بعد.',
  noneRead:
    'لا يستطيع هذا الإصدار من الإضافة قراءة المفاتيح المحفوظة هنا، فلا تدخل في أي حكم. في صفحة الخيارات المزيد عنها.',
  needed: 'يسمح المفتاح لهذه الصفحة إن كانت قائمته فارغة أو كان فيها أحد هذه المدخلات:',
  neededOpaque:
    'يسمح لهذه الصفحة كل مفتاح قائمته فارغة. ولا مدخل يستطيع تسميتها، ولا تقول وثائق Hoko هل يسمح لها مفتاح له قائمة.',
  addKeys: 'إضافة مفاتيح…',
  partial:
    'لا يستطيع هذا الإصدار من الإضافة قراءة بعض المفاتيح المحفوظة هنا، فلا تدخل في أي حكم. في صفحة الخيارات المزيد عنها.',
};
