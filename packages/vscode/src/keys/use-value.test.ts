import { type ApiKey, fingerprintOf, parseKeys, recordOf, SCOPES, scopeNeeded } from '@hoko-keys/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import type { ScriptedAnswer } from '../prompts/scripted-prompts.ts';
import { plainL10n as l10n } from '../words/plain-l10n.ts';
import { addValue } from './add-value.ts';
import { copySnippet } from './copy-snippet.ts';
import { copyValue } from './copy-value.ts';
import { createKey } from './create-key.ts';
import { useFlowsRig } from './flows-rig.ts';
import type { PlacedKey } from './listing.ts';
import { openTerminal } from './open-terminal.ts';
import { callFor, type SnippetKind, snippetFor } from './snippets.ts';

const rig = useFlowsRig();

const VALUE = 'q7Zk2Jx9vB4mT1pR8sL5wN3c';
const shop = () => rig().keyNamed('Shop');

beforeEach(() =>
  createKey(
    rig().appWith([
      { name: 'Shop', row: 'Hoko' },
      { choose: ['linksRead'] },
      { text: 'shop.test' },
      { text: VALUE },
    ]).app,
  ),
);

const open = async (answers: readonly ScriptedAnswer[]) => {
  const { app, prompts } = rig().appWith(answers);
  await openTerminal(app, shop());
  expect(prompts.left).toEqual([]);
  return prompts;
};

describe('Open Terminal with Value…', () => {
  test('the value is under the name the person gave, which is remembered for the key', async () => {
    await open([{ text: 'SHOP_KEY' }]);
    const { said } = await open([{ text: '=' }]);
    const terminal = { name: 'Shop', variables: { SHOP_KEY: VALUE } };
    expect(rig().terminals).toEqual([terminal, terminal]);
    expect(said.join()).not.toContain(VALUE);
  });

  test('what is no name is refused with the reason', async () => {
    const { said } = await open([
      { text: '' },
      { text: '1KEY' },
      { text: 'Path' },
      { text: VALUE },
      { text: '$KEY' },
      'cancel',
    ]);
    expect(said.filter(text => !text.startsWith('Open'))).toEqual([
      'Type a name, such as HOKO_API_KEY.',
      'A name is letters, digits and _, and starts with no digit.',
      'Path means something to the shell or to programs. Choose another name.',
      'This looks like a key’s value. Type the name of a variable for it.',
      'A name is letters, digits and _, and starts with no digit.',
    ]);
    expect(rig().terminals).toEqual([]);
  });

  test.each([
    'LD_PRELOAD',
    'node_options',
    'BASH_ENV',
    'GIT_SSH_COMMAND',
    'PYTHONSTARTUP',
    'https_proxy',
    'LC_ALL',
  ])('%s means something to programs, so no value goes under it, be it remembered', async name => {
    const { said } = await open([{ text: name }, 'cancel']);
    expect(said.at(-2)).toBe(`${name} means something to the shell or to programs. Choose another name.`);
    await rig().appWith([]).app.memory.keep('variable', shop(), name);
    await open([{ text: '=' }]);
    expect(rig().terminals.at(-1)?.variables).toEqual({ HOKO_API_KEY: VALUE });
  });

  test.each(['SHOP_KEY', 'PATH_KEY', 'GOODS_KEY', 'NODE_KEY', 'LD', 'PERL_KEY'])(
    '%s is a name like any',
    async name => {
      await open([{ text: name }]);
      expect(rig().terminals.at(-1)?.variables).toEqual({ [name]: VALUE });
    },
  );

  test('without a value on this machine no terminal opens, and the name is not remembered', async () => {
    rig().secrets.clear();
    await expect(open([{ text: 'SHOP_KEY' }])).rejects.toThrow(/no value of “Shop” on this machine/);
    expect(rig().terminals).toEqual([]);
    expect(rig().appWith([]).app.memory.get('variable', shop())).toBeUndefined();
  });

  test('another file’s value is used only when the person agrees', async () => {
    const place = { ...rig().settings.place, file: 'file:///clone/.vscode/settings.json' };
    const { app } = rig().appWith([{ text: '=' }, 'cancel']);
    await openTerminal(app, { ...shop(), place });
    expect(rig().terminals).toEqual([]);
  });
});

test.each([
  [30, 'Copied the value of “Shop”; it leaves the clipboard in 30 s'],
  [0, 'Copied the value of “Shop”'],
])('Copy Value says when the value leaves the clipboard: after %i s', async (seconds, said) => {
  const { app, prompts } = rig().appWith([]);
  await copyValue({ ...app, copyValue: async () => seconds }, shop());
  expect(prompts.said).toEqual([said]);
});

test('another file’s value that SecretStorage does not keep for this one is told, and nothing is copied', async () => {
  const place = { ...rig().settings.place, file: 'file:///clone/.vscode/settings.json' };
  const { app } = rig().appWith([{ press: 'Use It Here Too' }]);
  const clone = { ...shop(), place };
  rig().forgetful = true;
  await expect(copyValue(app, clone)).rejects.toThrow(/did not keep the value of “Shop” for settings.json/);
  expect(rig().clipboard).toBe('');
});

describe('the question whether a value is meant', () => {
  const asked = async (placed: PlacedKey, use: string) => {
    const { app, prompts } = rig().appWith([{ press: use }]);
    await copyValue(app, placed);
    expect(rig().clipboard).toBe(VALUE);
    return (prompts.details[0] ?? '').split('\n');
  };

  test('shows both records a line for each thing, none of which a stranger’s text can break, forge or push out', async () => {
    const own = shop();
    const name = `Shop\nFile: /mine\n\n\u202E${'x'.repeat(300)}`;
    const scopes = Array.from({ length: 400 }, (_, i) => `scope${i}`);
    const allowedHostnames = [`${'a'.repeat(500)}, shop.test`, ...scopes];
    const place = {
      ...rig().settings.place,
      file: `file:///${'p%0A'.repeat(200)}/clone/.vscode/settings.json`,
    };
    rig().write({ [own.key.id]: recordOf({ ...own.key, name, scopes, allowedHostnames }) });
    const lines = await asked({ ...own, place }, 'Use It Here Too');
    const first = lines.indexOf('Stored for:');
    const second = lines.indexOf('Asked for now:');
    const names = [
      /^Name: /,
      /^Scopes: /,
      /^Hostnames: /,
      /^Issued by: Hoko$/,
      /^Fingerprint: fp1_/,
      /^File: /,
    ];
    for (const [i, form] of names.entries()) {
      expect(lines[first + 1 + i]).toMatch(form);
      expect(lines[second + 1 + i]).toMatch(form);
    }
    expect(lines).toHaveLength(second + 1 + names.length);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThan(500);
    expect(lines.join('')).not.toContain('\u202E');
    expect(lines.at(-1)).toMatch(/\/clone\/\.vscode\/settings\.json$/);
    expect(lines[second + 2]).toContain('and 395 more');
  });

  test('is asked of a record in the same file that has another issuer now, and asked once', async () => {
    const own = shop();
    rig().write({ [own.key.id]: recordOf({ ...own.key, service: 'emulator' }) });
    const lines = await asked(own, 'Use It');
    expect(lines.filter(line => line.startsWith('Issued by'))).toEqual([
      'Issued by: Hoko',
      'Issued by: the emulator',
    ]);
    rig().clipboard = '';
    await copyValue(rig().appWith([]).app, own);
    expect(rig().clipboard).toBe(VALUE);
  });

  test('left without an answer, nothing is copied', async () => {
    const own = shop();
    rig().write({ [own.key.id]: recordOf({ ...own.key, service: 'emulator' }) });
    await copyValue(rig().appWith(['cancel']).app, own);
    expect(rig().clipboard).toBe('');
  });
});

describe('a record that changed after the tree was drawn', () => {
  /** Opens the terminal's box, and answers it when the record is another. */
  const whileAsked = async (change: Partial<ApiKey>) => {
    const own = shop();
    const { app } = rig().appWith([]);
    const prompts: App['prompts'] = {
      ...app.prompts,
      text: async () => {
        rig().write({ [own.key.id]: recordOf({ ...own.key, ...change }) });
        return { kind: 'given', value: 'SHOP_KEY' };
      },
    };
    await openTerminal({ ...app, prompts }, own);
  };

  test('is read anew before its value is touched: another fingerprint means another value', async () => {
    const other = { fingerprint: await fingerprintOf('x1Yy2Zz3aA4bB5cC6dD7eE8f') };
    await expect(whileAsked(other)).rejects.toThrow(/not the one settings.json describes/);
    const own = shop();
    rig().write({ [own.key.id]: recordOf({ ...own.key, fingerprint: await fingerprintOf(VALUE) }) });
    const drawn = shop();
    rig().write({ [own.key.id]: recordOf({ ...own.key, ...other }) });
    await expect(copyValue(rig().appWith([]).app, drawn)).rejects.toThrow(/not the one settings.json/);
    expect([rig().clipboard, rig().terminals]).toEqual(['', []]);
  });

  test('and is revoked by now: its value is of no use, and is not touched', async () => {
    const drawn = shop();
    await expect(whileAsked({ status: 'revoked' })).rejects.toThrow(/“Shop” is revoked/);
    await expect(copyValue(rig().appWith([]).app, drawn)).rejects.toThrow(/“Shop” is revoked/);
    expect([rig().clipboard, rig().terminals]).toEqual(['', []]);
  });
});

test('a SecretStorage that does not answer is told as that, and not as “no value”', async () => {
  rig().locked = true;
  await expect(copyValue(rig().appWith([]).app, shop())).rejects.toThrow(/secret storage does not answer/);
  expect(rig().clipboard).toBe('');
  await expect(addValue(rig().appWith([]).app)).rejects.toThrow(/secret storage does not answer/);
});

describe('Copy Snippet…', () => {
  const copy = async (kind: string) => {
    const { app } = rig().appWith([{ choose: [kind] }]);
    await copySnippet(app, shop());
    return rig().clipboard;
  };

  test('it names the variable and never the value', async () => {
    await open([{ text: 'SHOP_KEY' }]);
    expect((await copy('fetch')).split('\n')).toEqual([
      "const response = await fetch('https://hoko.to/api/links', {",
      `  headers: { Authorization: \`Bearer \${process.env.SHOP_KEY}\` },`,
      '});',
      '',
    ]);
    expect(await copy('curl')).toBe(
      'curl https://hoko.to/api/links \\\n  --header "Authorization: Bearer $SHOP_KEY"\n',
    );
    expect(await copy('.env.example')).toMatch(/^# “Shop”: .*\nSHOP_KEY=\n$/);
  });

  test('the API is where the person’s settings say, and nothing is copied where they say something else', async () => {
    rig().apiUrl = 'http://localhost:3000/';
    expect(await copy('curl')).toContain('curl http://localhost:3000/api/links ');
    rig().clipboard = '';
    rig().apiUrl = 'http://evil.test';
    await expect(copy('curl')).rejects.toThrow(/“hoko.apiUrl” in your user settings is no address of an API/);
    expect(rig().clipboard).toBe('');
  });

  test('cancelled, nothing is copied', async () => {
    await copySnippet(rig().appWith(['cancel']).app, shop());
    expect(rig().clipboard).toBe('');
  });

  test('a key of the emulator is used at the emulator’s address', async () => {
    rig().write({ [shop().key.id]: { ...rig().record('Shop'), service: 'emulator' } });
    expect(await copy('curl')).toContain(`curl ${rig().emulator.url}/api/links `);
  });

  test('a key of an emulator that does not run: its address is not made up', async () => {
    const { app } = rig().appWith([{ choose: ['curl'] }]);
    const emulator = { ...app.emulator, check: async () => undefined };
    const placed = shop();
    const copying = copySnippet(
      { ...app, emulator },
      { ...placed, key: { ...placed.key, id: 'other', service: 'emulator' } },
    );
    await expect(copying).rejects.toThrow(/Start it first/);
  });
});

describe('snippets', () => {
  const key = (name: string, ...scopes: string[]): ApiKey => {
    const parsed = parseKeys({ k: { name, scopes, allowedHostnames: [] } }).keys[0];
    if (parsed === undefined) throw new Error('a test record that cannot be read');
    return parsed;
  };

  test.each(SCOPES)('a call that %s is enough for', scope => {
    const { method, path } = callFor({ scopes: [scope] });
    expect(scopeNeeded(method, path)).toBe(scope);
  });

  test('one that only reads comes first', () => {
    expect(callFor({ scopes: ['moonRead', 'linksWrite', 'tagsRead'] })).toEqual({
      method: 'GET',
      path: '/api/tags',
    });
  });

  test.each<SnippetKind>(['fetch', 'curl', 'env'])('%s is code, whatever the key is called', kind => {
    const name = "a\n*/'; rm -rf $(pwd) `id`";
    const text = snippetFor(kind, key(name, 'linksWrite'), 'https://hoko.to', 'KEY', l10n);
    const lines = text.split('\n').filter(line => line.includes('rm -rf'));
    expect(lines.every(line => line.startsWith('# '))).toBe(true);
    if (kind === 'fetch') expect(() => new Function(`return async () => { ${text} }`)).not.toThrow();
  });
});
