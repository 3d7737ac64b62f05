import type { FieldChange } from '../../keys/diff.ts';
import type { OptionsTexts } from '../../options/texts.ts';
import { common } from './common.ts';

const FIELDS: Readonly<Record<FieldChange['field'], string>> = {
  name: 'الاسم',
  workspace: 'مساحة العمل',
  service: 'الخدمة',
  status: 'الحالة',
  scopes: 'الصلاحيات',
  allowedHostnames: 'أسماء المضيفين',
};

/** What the options page says, in Arabic. */
export const options: OptionsTexts = {
  title: 'مفاتيح Hoko: المفاتيح المعروفة',
  intro:
    'الصق لقطة من VS Code (الأمر “Hoko: Copy Snapshot for Browser”) أو ملف ‎.vscode/settings.json كاملًا. تُحفظ الأوصاف وحدها، ولا تُحفظ قيمة مفتاح أبدًا.',
  importLabel: 'لقطة أو settings.json',
  preview: 'عرض ما سيتغير',
  apply: 'تطبيق',
  previewTitle: 'ما سيتغير',
  noChange: 'لا شيء: هذه المفاتيح محفوظة من قبل.',
  added: (count: number) => `إضافة: ${common.keys(count)}`,
  changed: (count: number) => `تغيير: ${common.keys(count)}`,
  removed: (count: number) => `إزالة: ${common.keys(count)}`,
  unchanged: (count: number) => `بلا تغيير: ${common.keys(count)}`,
  field: (field: FieldChange['field']) => FIELDS[field],
  nothing: 'لا شيء',
  skippedTitle: 'يستحق نظرة',
  refusedTitle: 'لم يتغير شيء',
  valueGone: 'أُزيل النص من هذه الصفحة.',
  storedTitle: 'المفاتيح المحفوظة',
  storedNone: 'لا شيء بعد.',
  storedSummary: (count: number, readAgo: string) => `${common.keys(count)} حسب ${readAgo}.`,
  removeAll: 'إزالة الكل',
  removeAllSure: 'إزالة كل المفاتيح المحفوظة من هذا المتصفح؟',
  applied: 'طُبّق.',
  gone: 'أُزيلت كل المفاتيح.',
};
