import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { changeText, type RecordChange } from './record-change.ts';

/** The text after a change that has to succeed. */
function changed(text: string, change: RecordChange): string {
  const result = changeText(text, ['hoko.keys'], 'key_a', change);
  if (!result.ok) throw new Error(result.fault);
  return result.text;
}

test('whatever the layout, the list ends up as meant and comments stay', () => {
  const gap = fc.constantFrom('', ' ', '\n', '\n\t', ' /* c */ ', ' // c\n', '\r\n  ');
  const list = fc.array(fc.tuple(gap, fc.constantFrom('a.test', 'b.test', 'c.test'), gap), { maxLength: 3 });
  fc.assert(
    fc.property(list, gap, fc.boolean(), fc.nat(2), (items, lead, trailingComma, at) => {
      const unique = items.filter(([, e], i) => items.findIndex(([, f]) => e === f) === i);
      const inner = unique.map(([before, entry, after]) => `${before}"${entry}"${after}`).join(',');
      const hosts = `[${inner}${trailingComma && unique.length > 0 ? ',' : ''}]`;
      const text = `{${lead}"hoko.keys":{"key_a":{"allowedHostnames":${hosts}}} // end\n}`;
      const entries = unique.map(([, entry]) => entry);
      const hostsOf = (t: string) => {
        const errors: never[] = [];
        const value = parse(t, errors, { allowTrailingComma: true });
        expect(errors).toEqual([]);
        return value['hoko.keys'].key_a.allowedHostnames;
      };
      const added = changed(text, { kind: 'addHostname', entry: 'x.test' });
      expect(hostsOf(added)).toEqual([...entries, 'x.test']);
      if (entries.length > 0) {
        expect(added.match(/\/[*/] ?c/g)?.length).toBe(text.match(/\/[*/] ?c/g)?.length);
      }
      const more = ['x.test', 'y.test'];
      expect(changed(text, { kind: 'addHostnames', entries: more })).toBe(
        more.reduce((before, one) => changed(before, { kind: 'addHostname', entry: one }), text),
      );
      const some = entries.filter((_, i) => i !== at);
      expect(changed(text, { kind: 'removeHostnames', entries: some, mayEmpty: true })).toBe(
        some.reduceRight(
          (before, one) => changed(before, { kind: 'removeHostname', entry: one, mayEmpty: true }),
          text,
        ),
      );
      const entry = entries[at];
      if (entry !== undefined) {
        expect(hostsOf(changed(text, { kind: 'removeHostname', entry, mayEmpty: true }))).toEqual(
          entries.filter(e => e !== entry),
        );
        expect(hostsOf(changed(text, { kind: 'replaceHostname', entry, by: 'x.test' }))).toEqual(
          entries.map(e => (e === entry ? 'x.test' : e)),
        );
      }
    }),
  );
});
