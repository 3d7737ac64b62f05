import type { JsonFault } from '../config/read-keys-text.ts';
import { unicodeOf } from '../hostnames/punycode.ts';
import type { FieldShape, JsonKind } from '../keys/parse-keys.ts';
import type { Catalogue } from './messages.ts';

const FAULT: Readonly<Record<JsonFault, string>> = {
  comma: 'تنقص فاصلة',
  colon: 'تنقص نقطتان رأسيتان',
  brace: `ينقص القوس ${ltr('}')} في النهاية`,
  bracket: `ينقص القوس ${ltr(']')} في النهاية`,
  value: 'تنقص قيمة',
  property: 'ينقص اسم خاصية بين علامتي اقتباس',
  string: 'نص لم يُغلق، أو فيه محرف يجب تهريبه',
  end: 'هناك نص زائد بعد النهاية',
  symbol: `هذا ليس ${ltr('JSON')}`,
};

const KIND: Readonly<Record<JsonKind, string>> = {
  list: 'قائمة',
  text: 'نص',
  number: 'عدد',
  boolean: `${ltr('true')} أو ${ltr('false')}`,
};

const SHAPE: Readonly<Record<FieldShape, string>> = {
  text: 'نصًا غير فارغ',
  service: `${ltr('"hoko"')} أو ${ltr('"emulator"')}`,
  scopes: 'قائمة فيها صلاحية واحدة على الأقل',
  hostnames: 'قائمة نصوص (الفارغة تسمح لأي اسم مضيف)',
  status: `${ltr('"active"')} أو ${ltr('"revoked"')}`,
  time: `تاريخًا ووقتًا مثل ${ltr('2026-11-23T10:00:00Z')}`,
  fingerprint: `بصمة، وهي ${ltr('fp1_')} و16 محرفًا`,
};

const PLURAL = new Intl.PluralRules('ar');
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** In the object's case, as after “wait”. */
const SECONDS: Forms = { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', other: '# ثانية' };
const MORE_PROBLEMS: Forms = {
  one: 'مشكلة واحدة أخرى',
  two: 'مشكلتان أخريان',
  few: '# مشكلات أخرى',
  other: '# مشكلة أخرى',
};

/** Arabic. Hostnames, entries and names stand in « » and keep their own direction. */
export const ar: Catalogue = {
  entryEmpty: () => `اكتب اسم مضيف، مثل ${ltr('app.example.com')}.`,
  entryNotHostname: ({ entry }) =>
    `${quoted(entry)} ليس اسم مضيف. اكتب اسمًا مثل ${ltr('app.example.com')} أو ${ltr('*.example.com')}.`,
  entryIsUrl: ({ entry }) => `${quoted(entry)} عنوان URL. المطلوب اسم المضيف وحده.`,
  entryHasPort: ({ entry }) =>
    `في ${quoted(entry)} رقم منفذ. المطلوب اسم المضيف وحده. لا تقول وثائق Hoko هل تتجاهل رقم المنفذ.`,
  entryHasPath: ({ entry }) => `في ${quoted(entry)} مسار. المطلوب اسم المضيف وحده، وهو يشمل كل الصفحات.`,
  entryHasSpace: ({ entry }) => `في ${quoted(entry)} مسافة. اكتب اسم مضيف واحدًا بلا مسافات.`,
  entryIsList: ({ entry }) => `${quoted(entry)} أكثر من اسم مضيف. أضفها واحدًا واحدًا.`,
  entryIsEmail: ({ entry }) =>
    `${quoted(entry)} عنوان بريد إلكتروني. اكتب اسم مضيف الصفحة التي تتصل بـ Hoko.`,
  entryAnyHost: ({ entry }) => `${quoted(entry)} لا يصلح. للسماح لأي اسم مضيف اترك القائمة فارغة.`,
  entryLeadingDot: ({ entry }) =>
    `${quoted(entry)} يبدأ بنقطة. لكل النطاقات الفرعية اكتب ${ltr('*.')} قبل الاسم.`,
  entryWildcardTwice: ({ entry }) =>
    `في ${quoted(entry)} أكثر من نجمة. اكتب ${ltr('*.')} واحدة قبل الاسم، فهي تعني كل النطاقات الفرعية.`,
  entryWildcardLast: ({ entry }) =>
    `${quoted(entry)} ينتهي بنجمة. يستطيع أي شخص تسجيل اسم بنهاية أخرى: اذكر كل اسم تملكه.`,
  entryWildcardPart: ({ entry }) =>
    `في ${quoted(entry)} نجمة في غير مكانها. مكانها في البداية وحدها، كما في ${ltr('*.example.com')}.`,
  entryWildcardIp: ({ entry }) => `في ${quoted(entry)} نجمة على عنوان IP، وليس له نطاقات فرعية.`,
  entryIsRange: ({ entry }) =>
    `${quoted(entry)} مجموعة من عناوين IP. لا يشمل السطر إلا عنوانًا واحدًا: اذكر كل عنوان.`,
  entryOddIp: ({ entry }) => `${quoted(entry)} عنوان IP بصيغة لا ترسلها المتصفحات. اكتب الصيغة المعتادة.`,
  entryNoBrackets: ({ entry }) => `${quoted(entry)} عنوان IPv6. اكتبه بين قوسين مربعين.`,
  entryHasPercent: ({ entry }) => `في ${quoted(entry)} علامات نسبة مئوية. اكتب المحارف التي تمثلها.`,
  entryHasQuotes: ({ entry }) => `${ltr(entry)} بين علامتي اقتباس أو قوسين. اكتب اسم المضيف بدونها.`,
  entryDisputed: ({ entry }) =>
    `${quoted(entry)} اسم لا تتفق عليه المتصفحات، فلا يمكن الاعتماد عليه. استعمل اسم مضيف بلا محارف غير معتادة.`,
  entryUpperCase: ({ entry }) =>
    `في ${quoted(entry)} حروف كبيرة. أسماء المضيفين بحروف صغيرة، ولا تقول وثائق Hoko هل تتجاهل الفرق.`,
  entryTrailingDot: ({ entry }) => `${quoted(entry)} ينتهي بنقطة. لا تقول وثائق Hoko هل تتجاهلها.`,
  entryUnicode: ({ entry, ascii }) =>
    `ترسل المتصفحات ${quoted(entry)} بالصيغة ${ltr(ascii)}. اكتب هذه الصيغة حتى لا يحتاج شيء إلى تحويلها.`,
  entryIsIp: ({ entry }) => `${quoted(entry)} عنوان IP. يشمل الصفحات المفتوحة بهذا العنوان وحده، لا باسم.`,
  entryIsLocal: ({ entry }) =>
    `${quoted(entry)} يسمح لأي صفحة على جهاز أي شخص. أبعده عن مفتاح يُستعمل في الإنتاج.`,
  entryIsNull: ({ entry }) =>
    `${quoted(entry)} هو ما ترسله المتصفحات من صفحة ليس لها أصل، كملف محلي. لا تقول وثائق Hoko هل يسمح لها إدراجه في القائمة.`,
  entryDuplicate: ({ entry }) => `${quoted(entry)} موجود في القائمة.`,
  entryCovered: ({ entry, by }) => `${quoted(entry)} لا يضيف شيئًا: ${quoted(by)} يشمله.`,
  entryPublicSuffix: ({ entry }) => `${quoted(entry)} نطاق عليه مواقع لغرباء. اذكر موقعك تحته.`,
  entryPublicWildcard: ({ entry }) =>
    `${quoted(entry)} يسمح لمواقع الغرباء: يستطيع أي شخص أن يأخذ اسمًا هناك. اذكر أسماءك، أو استعمل نطاقًا تملكه.`,
  entryMixedScripts: ({ entry, unicode }) =>
    `${quoted(entry)} يُقرأ ${quoted(unicode)}، وهو يخلط حروف كتابات متشابهة. تأكد أنه ليس تقليدًا.`,
  entryOnlyWww: ({ entry, other }) =>
    `في القائمة ${quoted(entry)} دون ${quoted(other)}. إن كان الناس يفتحون كليهما فاذكرهما معًا.`,
  entryOnlyApex: ({ entry, other }) =>
    `في القائمة ${quoted(entry)} دون ${quoted(other)}. إن كان الناس يفتحون كليهما فاذكرهما معًا.`,

  listEmptyWrites: ({ scopes }) =>
    `القائمة فارغة، فأي صفحة تستطيع استعمال هذا المفتاح، وهو يكتب (${ltr(scopes)}). اذكر أسماء المضيفين التي تستعمله.`,
  listWritesFromBrowser: ({ scopes }) =>
    `من يفتح صفحة تستعمل هذا المفتاح يستطيع قراءته فيها، وهو يكتب (${ltr(scopes)}). استعمل في المتصفح مفتاحًا للقراءة فقط.`,

  keysNotObject: ({ found }) =>
    `${quoted('hoko.keys')} هو ${KIND[found]}. يجب أن يكون كائنًا فيه سجل لكل مفتاح.`,
  keysTooMany: ({ count, limit }) =>
    `في ${quoted('hoko.keys')} عدد ${count} من السجلات. يُقرأ منها ${limit} على الأكثر.`,
  recordNotObject: ({ id }) =>
    `${quoted(id)} ليس سجلًا. المفتاح كائن فيه ${ltr('name')} و${ltr('scopes')} و${ltr('allowedHostnames')}.`,
  recordMissingField: ({ id, field }) => `ينقص ${quoted(id)} الحقل ${quoted(field)}. أضفه.`,
  recordBadField: ({ id, field, expected }) =>
    `يجب أن يكون الحقل ${quoted(field)} في ${quoted(id)} ${SHAPE[expected]}.`,
  recordUnknownField: ({ id, field }) =>
    `لا يعرف هذا الإصدار الحقل ${quoted(field)} في ${quoted(id)}. يبقى كما هو.`,
  recordUnknownScope: ({ id, scope }) =>
    `لا تذكر وثائق Hoko الصلاحية ${quoted(scope)} التي في ${quoted(id)}. تبقى كما هي.`,
  recordHoldsValue: ({ id, field }) =>
    `يبدو أن الحقل ${quoted(field)} في ${quoted(id)} قيمة مفتاح. لا مكان للقيم في ملف: احذفها، وألغِ المفتاح إن كان الملف قد نُشر.`,
  recordsShareValue: ({ name, other }) =>
    `${quoted(name)} و${quoted(other)} مفتاح واحد: لقيمتيهما البصمة نفسها. أبقِ سجلًا واحدًا.`,

  textEmpty: () => `لا شيء هنا. الصق لقطة أو ملف ${ltr('settings.json')}.`,
  textTooLarge: ({ bytes, limit }) =>
    `حجم هذا النص ${megabytes(bytes)}، ويُقرأ ${megabytes(limit)} على الأكثر. الصق جزء ${ltr('hoko.keys')} وحده.`,
  textNotJson: ({ line, column, why }) => `السطر ${line}، العمود ${column}: ${FAULT[why]}.`,
  textNoProposal: () =>
    'هذا ليس اقتراحًا. يُنسخ الاقتراح من إضافة المتصفح، عند مفتاح يحظر الصفحة: «نسخ الاقتراح».',
  textMoreProblems: ({ count }) => `وهناك ${counted(count, MORE_PROBLEMS)}.`,
  textNoKeys: () =>
    `ليس في هذا النص ${quoted('hoko.keys')} وليس لقطة. في VS Code يصنعها الأمر ${quoted('Hoko: Copy Snapshot for Browser')}.`,
  snapshotWrongSchema: ({ found }) =>
    `${found === undefined ? 'هذا ليس' : `هذا ${quoted(found)} وليس`} لقطة من Hoko Keys. في VS Code يصنعها الأمر ${quoted('Hoko: Copy Snapshot for Browser')}.`,
  snapshotWrongVersion: ({ found, supported }) =>
    `${found === undefined ? 'ليس لهذه اللقطة إصدار' : `إصدار هذه اللقطة ${ltr(found)}`}، وهذه الإضافة تقرأ الإصدار ${supported}. حدّث الأقدم من الإضافتين.`,
  snapshotBadField: ({ field }) =>
    `الحقل ${quoted(field)} في اللقطة ناقص أو خاطئ. انسخها من VS Code من جديد.`,
  snapshotBadRule: ({ question }) =>
    `لا يستطيع هذا الإصدار قراءة القاعدة ${quoted(question)} في اللقطة. انسخها من VS Code من جديد.`,
  snapshotUnknownRule: ({ question }) =>
    `القاعدة ${quoted(question)} في اللقطة لا تجيب عن سؤال يطرحه هذا الإصدار، فلا يُبنى عليها شيء هنا.`,

  revoked: () => 'المفتاح ملغى.',
  missingScope: ({ scope }) => `ليس للمفتاح الصلاحية ${ltr(scope)}.`,
  hostnameListed: ({ entry }) => `يطابق ${ltr(entry)}`,
  hostnameNotListed: ({ hostname }) => `${ltr(hostname)} ليس في قائمته.`,
  emptyList: () => 'قائمته فارغة: يمر أي اسم مضيف.',
  noHeaders: () => 'لا يذكر الطلب اسم مضيف، فلا تصفّيه Hoko.',
  nullOriginOpen: () => `لا تقول وثائق Hoko كيف تعامل ${quoted('Origin: null')}.`,
  nullOriginBlocked: () => `${quoted('Origin: null')} ليس اسم مضيف في قائمته.`,
  callerUnreadable: ({ header, text }) =>
    `لا اسم مضيف يُقرأ في ${ltr(header === 'origin' ? 'Origin' : 'Referer')} ${quoted(text)}.`,
  entryUnreadable: ({ entry }) => `تتعذر قراءة ${quoted(entry)} في قائمته، وربما يسمح لهذا الاسم.`,

  admitsExact: () => 'يسمح لاسم المضيف هذا وحده.',
  admitsSubdomains: ({ base, apex, deeper }) => {
    const below =
      deeper === 'yes'
        ? `لكل النطاقات الفرعية من ${ltr(base)}`
        : `لكل اسم مضيف تحت ${ltr(base)} بمستوى واحد${deeper === 'no' ? '' : '، ولما هو أعمق فيما نفترض'}`;
    return `يسمح ${apex ? `لـ ${ltr(base)} نفسه و` : ''}${below}.`;
  },
  previewHost: ({ hostname, platform, entry, isExample }) =>
    `${ltr(hostname)} عنوان أعطته ${ltr(platform)}، وربما لهذا النشر وحده. انشر المعاينات تحت نطاق تملكه واذكر${isExample ? `ه مرة واحدة، مثل ${ltr(entry)}` : ` ${ltr(entry)} مرة واحدة`}.`,

  answersAs: ({ errors }) =>
    `قد يحصل طلب الصفحة على ${errors.map(quoted).join(' أو ')}، أو لا يظهر إلا ${quoted('CORS error')} في وحدة تحكم المتصفح. لا تقول وثائق Hoko أيها.`,

  missApex: ({ hostname, entry }) => `كاد يطابق: ${ltr(entry)} يشمل ما تحت ${ltr(hostname)}.`,
  missWww: ({ hostname, entry }) =>
    `كاد يطابق: الفرق بين ${ltr(entry)} و${ltr(hostname)} هو ${ltr('www.')}، وهما عند Hoko اسمان.`,
  missSpelling: ({ hostname, entry }) => `كاد يطابق: لولا طريقة كتابة ${ltr(entry)} لشمل ${ltr(hostname)}.`,
  missDepth: ({ hostname, entry }) => `كاد يطابق: ${ltr(hostname)} أعمق من مستوى واحد تحت ${ltr(entry)}.`,
  missBelow: ({ hostname, entry }) => `كاد يطابق: ${ltr(entry)} يشمل نفسه وحده، و${ltr(hostname)} تحته.`,
  missAbove: ({ hostname, entry }) => `كاد يطابق: ${ltr(entry)} تحت ${ltr(hostname)}، ولا يشمل ما فوقه.`,
  missSuffix: ({ hostname, entry }) => `كاد يطابق: ${ltr(entry)} و${ltr(hostname)} يختلفان في النهاية.`,
  missTypo: ({ hostname, entry }) =>
    `كاد يطابق: خطأ مطبعي؟ الفرق بين ${ltr(entry)} و${ltr(hostname)} محرف أو محرفان.`,
  missLookAlike: ({ hostname, entry }) =>
    `احذر: ${withUnicode(entry)} يشبه ${withUnicode(hostname)} ومحارفه غير محارفه. ربما يقلد أحدهما الآخر.`,
  missLoopback: ({ hostname, entry }) =>
    `كاد يطابق: ${ltr(entry)} و${ltr(hostname)} الجهاز نفسه، وهما عند Hoko اسمان.`,
  missSibling: ({ hostname, entry }) => `كاد يطابق: ${ltr(entry)} و${ltr(hostname)} جاران تحت نطاق واحد.`,

  assumesWildcardApex: () =>
    `لا تقول وثائق Hoko هل يشمل ${ltr('*.example.com')} الاسم ${ltr('example.com')} نفسه. نفترض أنه لا يشمله.`,
  assumesWildcardDepth: () =>
    `لا تقول وثائق Hoko هل يشمل ${ltr('*.example.com')} الاسم ${ltr('a.b.example.com')}. نفترض أنه يشمله.`,
  assumesHeaderPrecedence: () =>
    `لا تقول وثائق Hoko أي الترويستين تُعتمد إذا اختلفت ${ltr('Origin')} و${ltr('Referer')}. نفترض أنها ${ltr('Origin')}.`,
  assumesNullOrigin: () => `لا تقول وثائق Hoko كيف تعامل ${quoted('Origin: null')}.`,
  assumesOtherSchemes: () => 'لا تقول وثائق Hoko هل يُعتمد مضيف عنوان ليس http. نفترض أنه يُعتمد.',
  assumesPort: () => 'لا تقول وثائق Hoko هل تتجاهل رقم المنفذ. نفترض أنها تتجاهله.',
  assumesCase: () => 'لا تقول وثائق Hoko هل تتجاهل الحروف الكبيرة. نفترض أنها تتجاهلها.',
  assumesTrailingDot: () => 'لا تقول وثائق Hoko هل تتجاهل النقطة في النهاية. نفترض أنها تتجاهلها.',
  assumesIdn: () => `لا تقول وثائق Hoko هل يطابق الاسم غير اللاتيني صيغته ${ltr('xn--')}. نفترض أنه يطابقها.`,

  observedWildcardApex: ({ answer, day }) =>
    `${seen(day)}: ${ltr('*.example.com')} ${answer === 'yes' ? 'يشمل' : 'لا يشمل'} ${ltr('example.com')} نفسه.`,
  observedWildcardDepth: ({ answer, day }) =>
    `${seen(day)}: ${ltr('*.example.com')} ${answer === 'yes' ? 'يشمل' : 'لا يشمل'} ${ltr('a.b.example.com')}.`,
  observedHeaderPrecedence: ({ answer, day }) =>
    `${seen(day)}: إذا اختلفت ${ltr('Origin')} و${ltr('Referer')} تُعتمد ${ltr(answer === 'origin' ? 'Origin' : 'Referer')}.`,
  observedNullOrigin: ({ answer, day }) =>
    `${seen(day)}: يُعامَل ${quoted('Origin: null')} ${answer === 'present' ? 'كاسم مضيف ليس في أي قائمة' : 'كغياب الترويسة'}.`,
  observedOtherSchemes: ({ answer, day }) =>
    `${seen(day)}: مضيف عنوان ليس http ${answer === 'yes' ? 'يُعتمد' : 'لا يُعتمد'}.`,
  observedPort: ({ answer, day }) => `${seen(day)}: رقم المنفذ ${answer === 'yes' ? 'يُتجاهل' : 'لا يُتجاهل'}.`,
  observedCase: ({ answer, day }) => `${seen(day)}: الحروف الكبيرة ${answer === 'yes' ? 'لا تهم' : 'تهم'}.`,
  observedTrailingDot: ({ answer, day }) =>
    `${seen(day)}: النقطة في النهاية ${answer === 'yes' ? 'لا تهم' : 'تهم'}.`,
  observedIdn: ({ answer, day }) =>
    `${seen(day)}: الاسم غير اللاتيني ${answer === 'yes' ? 'يطابق' : 'لا يطابق'} صيغته ${ltr('xn--')}.`,

  causeHostname: ({ hostname, listed, named }) => {
    if (!named) return 'يقول جواب Hoko إن اسم مضيف محظور، مع أن هذا الطلب لا يُفترض أن يذكر أي اسم.';
    const page = hostname === undefined ? 'لاسم مضيف الصفحة' : `لـ ${ltr(hostname)}`;
    return listed
      ? `ربما لا تسمح قائمة Hoko نفسها ${page} باستعمال هذا المفتاح، مع أن القائمة هنا تسمح.`
      : `ربما لا تسمح Hoko ${page} باستعمال هذا المفتاح.`;
  },
  causeNullOrigin: () => `يقول الطلب ${quoted('Origin: null')}، وربما لا تسمح Hoko به.`,
  causeRevoked: () => 'المفتاح ملغى.',
  causeMissingScope: ({ scopes }) =>
    scopes.length === 0
      ? 'تنقص المفتاح الصلاحية التي يحتاجها هذا الطلب.'
      : `تنقص المفتاح ${scopesIn(scopes, 'الصلاحيتان')}.`,
  causeNoScope: () => 'لم تُختر أي صلاحية.',
  causeWrongKey: () => 'ربما لا تعرف Hoko هذه القيمة: خطأ في الكتابة، أو قيمة مقطوعة، أو من خدمة أخرى.',
  causeExpired: () => 'انتهت صلاحية المفتاح، أو هو لمساحة عمل أخرى.',
  causeNoKey: () => `ليست في الطلب الترويسة ${ltr('Authorization')}، أو ليس فيها مفتاح.`,
  causeMalformed: () => 'لم تستطع Hoko قراءة الطلب.',
  causeNotFound: () => 'لا توجد نقطة نهاية كهذه.',
  causeRateLimited: () => 'طلبات كثيرة في وقت قصير.',
  causeServer: () => 'حدث خطأ عند Hoko.',
  causeUndocumented: ({ status }) => `لا تذكر وثائق Hoko خطأ بالحالة ${ltr(String(status))}.`,
  causePreflight: () => 'سأل المتصفح أولًا هل يجوز للصفحة إرسال مفتاح، وكان الجواب لا.',
  causeUnreadable: () =>
    `أجابت Hoko دون إذن لهذه الصفحة بقراءة الجواب: الرسالة مخفية وراء ${quoted('CORS error')}.`,
  causeKeyDropped: () => `أُرسل الطلب بالوضع ${quoted('no-cors')}، فحذف المتصفح المفتاح منه.`,
  causeKeyRedirected: () => 'قادت إعادة توجيه الطلبَ إلى أصل آخر، فحذف المتصفح المفتاح منه.',
  causeMixedContent: () => 'الصفحة آمنة والعنوان المطلوب غير آمن، فلم يطلبه المتصفح.',
  causeNetwork: () => 'لم يأتِ جواب من Hoko، ولا يُعرف هل وصل الطلب إليها.',
  causeCreateFailed: () => 'لم تستطع لوحة التحكم إنشاء المفتاح.',

  doHostname: ({ hostname, listed, named }) => {
    if (!named)
      return `انظر أي ${ltr('Origin')} أو ${ltr('Referer')} أُرسل فعلًا، وقارنه بالأسماء المسموح بها للمفتاح.`;
    return listed
      ? 'قارن الأسماء المسموح بها للمفتاح في لوحة تحكم Hoko بالقائمة هنا. قد يتأخر سريان التغيير.'
      : `أضف ${hostname === undefined ? 'اسم مضيف الصفحة' : ltr(hostname)} إلى الأسماء المسموح بها للمفتاح ثم حاول من جديد. قد يتأخر سريان التغيير.`;
  },
  doNullOrigin: () => 'اتصل من صفحة لها أصل: غير معزولة وغير مفتوحة من ملف. أو اتصل من خادم.',
  doRevoked: () => 'أنشئ مفتاحًا جديدًا واستعمل قيمته.',
  doMissingScope: ({ scopes }) =>
    `أضف ${scopes.length === 0 ? 'الصلاحية' : scopesIn(scopes, 'الصلاحيتين')} إلى المفتاح، أو استعمل مفتاحًا ${['يملكها', 'يملكها', 'يملكهما'][scopes.length] ?? 'يملكها'}.`,
  doNoScope: () => 'اختر صلاحية واحدة على الأقل.',
  doWrongKey: () => 'انسخ القيمة كاملة من جديد. إن ضاعت فأنشئ مفتاحًا جديدًا وألغِ هذا.',
  doExpired: () => 'أنشئ مفتاحًا جديدًا في مساحة العمل التي يخصها الطلب.',
  doNoKey: () => `أرسل الترويسة ${ltr('Authorization')} وفيها ${quoted('Bearer ')} ثم القيمة.`,
  doMalformed: () => 'قارن الطلب بوثائق Hoko لنقطة النهاية هذه.',
  doNotFound: () => 'راجع العنوان: مساره وإصداره والمورد الذي يسميه.',
  doRateLimited: ({ seconds }) =>
    seconds === undefined
      ? 'انتظر قليلًا ثم حاول من جديد.'
      : `انتظر ${counted(seconds, SECONDS)} ثم حاول من جديد.`,
  doServer: () => 'حاول من جديد بعد قليل.',
  doUndocumented: () => 'اقرأ ما يقوله الجواب نفسه، وتأكد أن Hoko هي التي أرسلته.',
  doPreflight: () =>
    `لا شيء في المفتاح يغير هذا: اتصل بـ Hoko من خادمك، أو اطلب منها السماح بالترويسة ${ltr('Authorization')}.`,
  doUnreadable: () => `أعد الطلب نفسه دون متصفح، من طرفية وبنفس ${ltr('Origin')}، لتقرأ ما تقوله Hoko.`,
  doKeyDropped: () => `احذف ${ltr('mode: "no-cors"')}.`,
  doKeyRedirected: () => 'اطلب مباشرة العنوان الذي تنتهي إليه إعادة التوجيه.',
  doMixedContent: () => `اطلب العنوان عبر ${ltr('https')}.`,
  doNetwork: () => 'راجع الاتصال ومانع الإعلانات والعنوان، وفي طلبات الكتابة: هل تم ما طُلب.',
  doCreateFailed: () => 'راجع الصلاحيات المطلوبة، وأعد تحميل الصفحة، ثم حاول من جديد.',
};

/** How a sentence on what Hoko was seen to do begins. */
function seen(day: string | undefined): string {
  return day === undefined ? 'شوهد عند Hoko' : `شوهد عند Hoko يوم ${ltr(day)}`;
}

function megabytes(bytes: number): string {
  return ltr(`${(bytes / 1_000_000).toFixed(1)} MB`);
}

/** With its Unicode form, where that is another; which way that reads is its own affair. */
function withUnicode(hostname: string): string {
  const unicode = unicodeOf(hostname);
  return unicode === undefined || unicode === hostname
    ? ltr(hostname)
    : `${ltr(hostname)} (\u2068${unicode}\u2069)`;
}

/** @param two the word for two of them, in its case */
function scopesIn(scopes: readonly string[], two: string): string {
  const word = scopes.length === 1 ? 'الصلاحية' : scopes.length === 2 ? two : 'الصلاحيات';
  return `${word} ${scopes.map(ltr).join(' و')}`;
}

function counted(count: number, forms: Forms): string {
  return (forms[PLURAL.select(count)] ?? forms.other).replace('#', String(count));
}

function quoted(text: string): string {
  return `«${ltr(text)}»`;
}

/** Isolated, so that text that reads from the left neither turns nor is turned (UAX 9 section 2.4). */
function ltr(text: string): string {
  return `\u2066${text}\u2069`;
}
