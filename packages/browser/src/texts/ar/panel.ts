import type { CallOutcome } from '../../observe/outcome.ts';
import type { PastedProblem } from '../../observe/pasted/read-request.ts';
import type { Notice } from '../../panel/notice.ts';
import type { PanelTexts } from '../../panel/texts.ts';
import { listed } from '../piece.ts';
import { counted } from './counted.ts';

const OUTCOMES: Readonly<Record<CallOutcome, string>> = {
  pending: 'بانتظار الرد',
  passed: 'مرّ',
  blocked: 'محظور',
  blockedOrWrongKey: 'محظور أو المفتاح خاطئ',
  blockedOrMissingScope: 'محظور أو صلاحيته ناقصة',
  missingScope: 'صلاحية ناقصة',
  revoked: 'مفتاح ملغى',
  wrongKey: 'مفتاح خاطئ',
  noKey: 'بلا مفتاح',
  preflight: 'CORS: الطلب غير مسموح',
  unreadable: 'CORS: الرد محجوب',
  cors: 'خطأ CORS',
  mixedContent: 'محتوى مختلط',
  network: 'بلا رد',
  cached: 'من الذاكرة المؤقتة',
  gaveUp: 'أُلغي',
  left: 'أُعيد توجيهه بعيدًا',
  failed: 'فشل',
};

const NOTICES: Readonly<Record<Exclude<Notice['code'], 'refused' | 'refusedFrame'>, string>> = {
  unknownTab: 'لا يمكن من هنا معرفة الصفحة. اضغط زر «مفاتيح Hoko» في شريط الأدوات والصفحة أمامك.',
  notWeb: 'هذا ليس موقعًا، فلا اتصالات تُراقَب هنا.',
  lost: 'انتقلت علامة التبويب إلى موقع آخر فانتهت المراقبة. للمتابعة هناك، اضغط زر «مفاتيح Hoko» في شريط الأدوات ثم ابدأ المراقبة من جديد.',
  closed: 'أُغلقت علامة التبويب فانتهت المراقبة.',
  taken: 'سُحب الإذن فانتهت المراقبة.',
  badEmulator: 'اكتب عنوان محاكٍ على هذا الجهاز، مثل \u2066http://127.0.0.1:4656\u2069.',
};

const PASTED: Readonly<Record<PastedProblem, string>> = {
  empty: 'لا شيء هنا. في قائمة الشبكة ضمن أدوات المطوّر، انقر الاتصال بالزر الأيمن وانسخه.',
  tooLong: 'هذا أطول من أن يكون طلبًا منسوخًا: يُقرأ 200,000 محرف على الأكثر.',
  notRequest: 'هذا ليس طلبًا تمكن قراءته. استعمل «\u2066Copy as cURL\u2069» أو «\u2066Copy as fetch\u2069».',
};

/** What the panel says, in Arabic. */
export const panel: PanelTexts = {
  title: 'الاتصالات المراقَبة',
  observe: 'راقب علامة التبويب هذه',
  stop: 'إيقاف',
  reload: 'إعادة التحميل والمراقبة',
  intro: (target: string) =>
    `يعرض اتصالات علامة التبويب هذه بـ \u2066${target}\u2069 وما نتج عن كل منها. يسألك المتصفح أولًا.`,
  observing: (hostname: string, target: string) => [
    'تُراقَب اتصالات ',
    { hostname },
    ' بـ ',
    { hostname: target },
    '.',
  ],
  waiting: 'لا اتصالات بعد. استعمل الصفحة، أو أعد تحميلها لترى ما تجريه عند بدئها.',
  neverSent:
    'الاتصال الذي يوقفه المتصفح نفسه لا يظهر هنا: بسبب \u2066Content-Security-Policy\u2069 في الصفحة، أو لأنه عبر \u2066http\u2069 من صفحة آمنة. تجده في وحدة تحكم المتصفح.',
  workersUnseen:
    'اتصالات عامل الخدمة (service worker) لا تظهر هنا: فهو لا يتبع أي علامة تبويب، ونقرتك فتحت علامة التبويب هذه وحدها.',
  empty: 'لا اتصالات لعرضها.',
  memory: 'تبقى في هذه اللوحة وحدها، وتزول عند إغلاقها.',
  private:
    'هذه نافذة خاصة: لا يخرج منها شيء من هذه اللوحة، فلا تُنسخ التقارير. وتزول من هنا اتصالات علامة التبويب عند إغلاقها.',
  notice: (notice: Notice) => {
    if (notice.hostnames === undefined) return [NOTICES[notice.code]];
    const rest =
      notice.code === 'refused'
        ? '، فلا يمكن مراقبة الاتصالات. يسألك زر «راقب علامة التبويب هذه» من جديد. ويمكن شرح طلب منسوخ من دون إذن، أدناه.'
        : '، فتبقى اتصالات إطاراته غير مرئية. يسألك الزر أدناه من جديد.';
    return ['رُفض الوصول إلى ', ...listed(notice.hostnames, 'ar'), rest];
  },
  outcome: (outcome: CallOutcome) => OUTCOMES[outcome],
  said: (count: number, last: string) =>
    `${counted(count, { one: 'اتصال واحد', two: 'اتصالان', few: 'اتصالات', many: 'اتصالًا', other: 'اتصال' })}. الأخير: ${last}`,

  scopeOrHostname: (outcome: CallOutcome) => {
    if (outcome === 'blocked')
      return 'قد يكون سبب 403 اسم المضيف أو صلاحية. وبحسب وصف المفتاح فإن لديه الصلاحية.';
    return outcome === 'missingScope'
      ? 'قد يكون سبب 403 اسم المضيف أو صلاحية. وبحسب وصف المفتاح فإنه يسمح لاسم المضيف.'
      : 'قد يكون سبب 403 اسم المضيف أو صلاحية. ولا يحدد أيهما إلا كلام Hoko نفسها، وهو غير معروف هنا.';
  },
  mayBe: 'ما قد يكون السبب، والأرجح أولًا:',
  needs: 'يحتاج إلى',
  noScope: 'ليس من المسارات التي يوثّقها Hoko',
  key: 'المفتاح',
  noKeyCarried: 'لم يُرسل مفتاح',
  unknownKey: 'ليس من المفاتيح المعروفة',
  sent: 'المُرسَل',
  foreseen: 'المتوقَّع',
  asSent: 'كما أُرسل',
  describedBy: (readAgo: string) => `كما يصفه ${readAgo}`,
  differ: 'تختلف أوصاف هذا المفتاح، فلا يستند ما يقال هنا إلى أي منها.',
  nothing: 'لا شيء',
  notSent: 'لم يرسله المتصفح',
  unknownCaller: 'لا يقول المتصفح من المتصل',
  noKeyWhy: 'لم يحمل الاتصال مفتاحًا: أُجري من دونه، أو أسقطته إعادة توجيه عبر عنوان آخر.',
  cached: 'كان هذا الرد في ذاكرة المتصفح المؤقتة. لا يُعرف إن كانت Hoko قد سُئلت عنه.',
  gaveUp: 'أنهت الصفحة الاتصال بنفسها، أو غودرت، قبل أن يصل رد.',
  left: 'أرسل ردُّ Hoko الاتصالَ إلى عنوان آخر، فأسقط المتصفح المفتاح في الطريق.',
  surpriseOrigin: 'مفاجأة: أُرسل Origin غير المتوقَّع.',
  surpriseAnswer: 'مفاجأة: أجاب Hoko بغير ما يقوله وصف المفتاح.',
  copyReport: 'نسخ التقرير',
  report: {
    title: 'مفاتيح Hoko: اتصال سار بغير المتوقَّع',
    call: 'الاتصال',
    sent: 'المُرسَل',
    foreseen: 'المتوقَّع',
    answer: 'الرد',
    key: 'المفتاح',
    described: 'كما وُصف',
    assumed: 'بافتراض:',
    versions: 'الإصدارات',
  },

  framesTitle: 'إطارات من مواقع أخرى',
  framesIntro: 'لا تُرى اتصالاتها إلا بإذنك.',
  observeFrames: (hostname: string) => `راقب أيضًا إطارات \u2066${hostname}\u2069`,

  settings: 'الوجهة والأذونات',
  target: 'مراقبة الاتصالات بـ',
  emulator: 'محاكٍ على هذا الجهاز',
  emulatorAddress: 'عنوان المحاكي',
  granted: 'منحت الوصول إلى:',
  grantedNone: 'لم يُمنح أي وصول.',
  giveBack: 'إزالة',
  giveBackThis: (origin: string) => `إزالة الوصول إلى \u2066${origin}\u2069`,

  pasteTitle: 'اشرح طلبًا منسوخًا',
  pasteIntro: 'لا يحتاج إلى إذن. تُحوَّل قيمة المفتاح فيه إلى بصمة، ويُزال النص من هنا.',
  pasteLabel: 'منسوخ بصيغة cURL أو PowerShell أو fetch',
  pasteStatus: 'الحالة التي رأيتها',
  pasteStatusHint: 'اتركها فارغة عند «\u2066CORS error\u2069».',
  pasteMessage: 'رد Hoko إن كان لديك',
  explain: 'اشرح',
  pasted: (problem: PastedProblem) => PASTED[problem],
  pastedStatusWrong: 'الحالة عدد من 100 إلى 599.',
  textGone: 'أُزيل النص من هنا، فقد تكون فيه قيمة. لشرحه مرة أخرى الصقه من جديد.',
  elsewhere: 'لا يذهب هذا الطلب إلى Hoko.',
  pageUnknown: 'لا يقول النص أي صفحة اتصلت. «\u2066Copy as cURL\u2069» يقول ذلك.',
};
