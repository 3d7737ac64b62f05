import type { FieldChange } from '../../keys/diff.ts';
import type { SourceKind } from '../../keys/sources.ts';
import type { OptionsTexts } from '../../options/texts.ts';
import { age } from '../age.ts';
import { common } from './common.ts';
import { counted } from './counted.ts';

const FIELDS: Readonly<Record<FieldChange['field'], string>> = {
  name: 'الاسم',
  workspace: 'مساحة العمل',
  service: 'الخدمة',
  status: 'الحالة',
  scopes: 'الصلاحيات',
  allowedHostnames: 'أسماء المضيفين',
};

const KINDS: Readonly<Record<SourceKind, string>> = {
  imported: 'مستورد',
  typed: 'مكتوب يدويًا',
  policy: 'حددته مؤسستك',
};

const ago = (then: string, now: Date) => age(then, now, 'ar', 'الآن');
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} ميغابايت`;
const hostnames = (number: number) =>
  counted(number, { one: 'اسم واحد', two: 'اسمان', few: 'أسماء', many: 'اسمًا', other: 'اسم' });

/** Keys, and by name what can't be read. */
function forgotten(keys: number, unread: readonly string[]): string {
  const names = new Intl.ListFormat('ar').format(unread.map(name => `«\u2068${name}\u2069»`));
  const known = `كل ما يعرفه: ${common.keys(keys)}`;
  if (unread.length === 0) return known;
  const unknown = `ما تتعذر قراءته هنا: ${names}`;
  return keys === 0 ? unknown : `${known}، و${unknown}`;
}

/** What the options page says, in Arabic. */
export const options: OptionsTexts = {
  title: 'مفاتيح Hoko',
  intro:
    'المفاتيح التي يعرفها هذا المتصفح. تُحفظ هنا الأوصاف وحدها: الأسماء والصلاحيات وأسماء المضيفين، ولا تُحفظ قيمة مفتاح أبدًا.',

  sourcesTitle: 'المفاتيح',
  noSources:
    'لا مفاتيح بعد. شغّل في VS Code الأمر “Hoko: Copy Snapshot for Browser” والصق ما نسخه أدناه، أو أفلت هناك ملف ‎.vscode/settings.json الخاص بفريقك، أو اكتب مفتاحًا يدويًا.',
  kind: (kind: SourceKind) => KINDS[kind],
  typedName: 'المكتوب يدويًا',
  taken: (then: string, now: Date) => `التُقط ${ago(then, now)}`,
  read: (then: string, now: Date) => `قُرئ ${ago(then, now)}`,
  written: (then: string, now: Date) => `تغيّر ${ago(then, now)}`,
  policyNote: 'لا يمكن تغييره أو إزالته هنا.',
  showMore: (number: number, left: number) => `عرض ${number} أخرى من ${left}`,
  moreEntries: (number: number) => `وغيرها: ${number}`,
  update: 'تحديث…',
  remove: 'إزالة…',
  removeAll: 'إزالة الكل…',
  removeSure: (name: string) => `إزالة «\u2068${name}\u2069»؟`,
  removeSureDetail: (keys: number) =>
    `سينسى هذا المتصفح ما فيه: ${common.keys(keys)}. لا يتغير شيء في محررك ولا في Hoko.`,
  removeKeySure: (name: string) => `إزالة المفتاح «\u2068${name}\u2069»؟`,
  removeKeyDetail: 'سينساه هذا المتصفح. لا يتغير شيء في محررك ولا في Hoko.',
  removeAllSure: 'إزالة كل المفاتيح؟',
  removeAllDetail: (keys: number, unread: readonly string[], policyStays: boolean) =>
    [
      `سينسى هذا المتصفح ${forgotten(keys, unread)}.`,
      ...(unread.length > 0 ? ['نزّل أولًا ما قد تحتاج إليه.'] : []),
      ...(policyStays ? ['ويبقى ما حددته مؤسستك.'] : []),
      'لا يتغير شيء في محررك ولا في Hoko.',
    ].join(' '),
  removeVerb: 'إزالة',
  removed: (name: string) => `أُزيل «\u2068${name}\u2069».`,
  gone: (policyStays: boolean) =>
    policyStays ? 'أُزيلت كل المفاتيح إلا ما حددته مؤسستك.' : 'أُزيلت كل المفاتيح.',
  policyRefused: 'تتعذر قراءة المفاتيح التي حددتها مؤسستك. بقيت كما كانت من قبل.',
  policyWithheld:
    'توجد سياسة، لكن بلا مفاتيح. يحجبها Chrome وEdge كلها إن كان نوع حقل واحد خاطئًا؛ انظر صفحة \u2066chrome://policy\u2069.',
  policyProblems: 'مفاتيح مؤسستك: ما يستحق نظرة ممن حددها',

  unreadNameless: 'مفاتيح بلا اسم',
  unreadKind: 'تتعذر قراءته هنا',
  unreadNote:
    'لا يستطيع هذا الإصدار من الإضافة قراءة هذا. يبقى كما هو، فقد يستطيعها إصدار آخر؛ ولا يدخل في أي حكم.',
  unreadRemoveDetail:
    'سينساه هذا المتصفح نهائيًا. نزّله أولًا إن كنت قد تحتاج إليه. لا يتغير شيء في محررك ولا في Hoko.',
  unreadSaved: (file: string) => `حُفظ باسم \u2066${file}\u2069.`,
  unreadHoldsValue: 'يبدو شيء فيه قيمة مفتاح، فلم يُحفظ في ملف.',

  copySnapshot: 'نسخ لقطة',
  copyAll: 'نسخ الكل',
  download: 'تنزيل',
  downloadAll: 'تنزيل الكل',
  allName: 'Hoko Keys',
  snapshotCopied: 'اللقطة في الحافظة.',
  snapshotNotCopied: 'لم يسمح المتصفح بوضع اللقطة في الحافظة. نزّلها.',
  snapshotSaved: (file: string) => `حُفظت اللقطة باسم \u2066${file}\u2069.`,
  tooMuch: (keys: number, bytes: number) =>
    `هي معًا أكثر مما تسعه لقطة واحدة: ${common.keys(keys)} و${megabytes(bytes)} على الأكثر. خذ المصادر واحدًا واحدًا.`,

  importTitle: 'إضافة مفاتيح أو تحديثها',
  importHint: 'أفلت ملفًا هنا أو اختر ملفًا أو الصق نصه: لقطة أو settings.json أو ‎.code-workspace.',
  chooseFile: 'اختيار ملف…',
  importLabel: 'لقطة أو settings.json',
  preview: 'عرض ما سيتغير',
  reading: 'تجري القراءة…',
  updating: (name: string) => `هات النص الأحدث من «\u2068${name}\u2069».`,
  dropHere: 'أفلت الملف لترى ما يغيّره',
  oneFile: 'أفلت ملفًا واحدًا كل مرة.',
  noFile: 'لا ملف ولا نص في ما أُفلت.',
  fileTooLarge: (file: string, bytes: number, limit: number) =>
    `حجم «\u2068${file}\u2069» هو ${megabytes(bytes)}. لا يُقرأ أكثر من ${megabytes(limit)}: استورد جزء hoko.keys وحده.`,
  textTooLarge: (limit: number) =>
    `ما لُصق أكبر من ${megabytes(limit)}. لا يُقرأ أكثر من ذلك: الصق جزء hoko.keys وحده.`,
  fileUnreadable: (file: string) => `تتعذر قراءة «\u2068${file}\u2069». قد يكون مجلدًا، أو لم يعد موجودًا.`,
  unreadable: 'تتعذر قراءة هذا النص.',
  refusedTitle: 'لم يتغير شيء',
  refusedFile: (file: string) => `لم يغيّر «\u2068${file}\u2069» شيئًا`,
  holdsValue:
    'يبدو هذا قيمة مفتاح. لا مكان للقيم هنا: هات وصف المفتاح وحده، كما يصنعه الأمر “Hoko: Copy Snapshot for Browser”.',
  valueGone: 'أُزيل النص من هذه الصفحة.',

  previewTitle: 'ما سيتغير',
  sourceName: 'احفظه باسم',
  sourceUpdates: 'هذا يحدّث المصدر الذي له هذا الاسم.',
  sourceNew: 'هذا مصدر جديد.',
  apply: 'تطبيق',
  noChange: 'لا شيء: هذه المفاتيح محفوظة من قبل.',
  added: (number: number) => `إضافة: ${common.keys(number)}`,
  changed: (number: number) => `تغيير: ${common.keys(number)}`,
  removedKeys: (number: number) => `إزالة: ${common.keys(number)}`,
  unchanged: (number: number) => `بلا تغيير: ${common.keys(number)}`,
  field: (field: FieldChange['field']) => FIELDS[field],
  nothing: 'لا شيء',
  becomes: 'يصبح',
  skippedTitle: 'يستحق نظرة',
  applied: (name: string) => `طُبّق: «\u2068${name}\u2069» محدّث الآن.`,
  changedMeanwhile: 'تغيرت المفاتيح في صفحة أخرى. انظر مرة أخرى إلى ما سيتغير.',
  notKept: 'لم يحفظ المتصفح هذا: مساحة التخزين المخصصة للإضافة ممتلئة أو لا يمكن استعمالها. لم يتغير شيء.',

  typedTitle: 'كتابة مفتاح يدويًا',
  typedHint: 'لمفتاح لا يصفه أي ملف.',
  typedNew: 'كتابة مفتاح…',
  editTitle: (name: string) => `تعديل «\u2068${name}\u2069»`,
  edit: 'تعديل…',
  nameLabel: 'الاسم',
  nameMissing: 'سمِّ المفتاح.',
  hostnamesLabel: 'أسماء المضيفين المسموح لها',
  hostnamesHint: 'اسم في كل سطر، كما في لوحة تحكم Hoko. إن تُركت فارغة مرّ أي اسم مضيف.',
  hostnamesWrong: 'صحّح المدخلات المذكورة أدناه أو احذفها.',
  tooManyLines: (limit: number) => `الحد الأقصى ${hostnames(limit)}.`,
  scopesLabel: 'الصلاحيات',
  scopesMissing: 'اختر صلاحية واحدة على الأقل.',
  scopeType: (type: 'read' | 'write') => ({ read: 'قراءة', write: 'كتابة' })[type],
  fieldHeldValue: 'بدا ذلك قيمة مفتاح، فأُزيل من هذه الصفحة. لا مكان للقيم هنا.',
  use: (entry: string) => `استعمال \u2066${entry}\u2069`,
  addToo: (entry: string) => `إضافة \u2066${entry}\u2069`,
  takeOut: (entry: string) => `حذف \u2066${entry}\u2069`,
  save: 'حفظ المفتاح',
  discardSure: (name: string) =>
    name === '' ? 'تجاهل المفتاح الجديد؟' : `تجاهل ما غيّرته في «\u2068${name}\u2069»؟`,
  discardDetail: 'سيضيع ما كتبته ولم تحفظه.',
  discardVerb: 'تجاهل',
  saved: (name: string) => `حُفظ «\u2068${name}\u2069».`,
  keyChangedMeanwhile:
    'لم يُحفظ بعد: تغيّر هذا المفتاح أو أُزيل في هذه الأثناء. ما هو محفوظ الآن ظاهر أعلاه، والحفظ مرة أخرى يضع هذا مكانه.',

  editorTitle: 'محررك',
  editorLabel: 'تُفتح المقترحات في',
  editorSaved: (editor: string) => `تُفتح المقترحات في ${editor}.`,
};
