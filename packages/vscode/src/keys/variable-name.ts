import { looksLikeValue } from '@hoko-keys/shared';
import type { Remark } from '../prompts/prompts.ts';
import type { L10n } from '../words/l10n.ts';
import type { KeyMemory, Remembered } from './key-memory.ts';

const USUAL = 'HOKO_API_KEY';

/**
 * What a shell or a program needs for itself, runs code by or turns connections by, from environ(7), bash(1), ld.so(8), dyld(1), git(1),
 * curl(1) and the manuals of the languages' own programs.
 */
const TAKEN = new RegExp(
  `^(?:${[
    'PATH|HOME|USER|USERNAME|LOGNAME|SHELL|TERM|PWD|OLDPWD|TMPDIR|TEMP|TMP|IFS|ENV|PS[0-4]|CDPATH|DISPLAY|TZ',
    'LANG|LANGUAGE|LC_.*|EDITOR|VISUAL|PAGER|MANPAGER|BROWSER|LESS|LESSOPEN|LESSCLOSE|PROMPT_COMMAND|SHELLOPTS',
    'BASH.*|ZDOTDIR|FPATH|XDG_.*|LD_.*|DYLD_.*|MALLOC_.*|GLIBC_.*|GCONV_PATH|LOCPATH|NLSPATH|SYSTEMD_.*',
    'PATHEXT|COMSPEC|SYSTEMROOT|WINDIR|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMFILES|PSMODULEPATH',
    'NODE_(?:OPTIONS|PATH|ENV|DEBUG|EXTRA_CA_CERTS|TLS_.*|REPL_.*)|NPM_CONFIG_.*|ELECTRON_.*|VSCODE_.*|GIT_.*|SSH_.*',
    'PYTHON[A-Z0-9]*|PERL5?[A-Z]*|RUBY[A-Z]*|GEM_(?:HOME|PATH)|BUNDLE_.*|_?JAVA_(?:HOME|OPTS|OPTIONS|TOOL_OPTIONS)|CLASSPATH',
    'JDK_JAVA_OPTIONS|GO(?:PATH|ROOT|FLAGS|ENV|PROXY|TOOLCHAIN)|RUST(?:C|FLAGS)|RUSTC_.*|CARGO_HOME|PHPRC|PHP_INI_.*|LUA_.*',
    'DOTNET_.*|COR_.*|CORECLR_.*|(?:HTTPS?|ALL|NO|FTP)_PROXY|CURL_.*|SSL_.*|SSLKEYLOGFILE|OPENSSL_.*|REQUESTS_CA_BUNDLE',
    'DOCKER_(?:HOST|CONFIG|CONTEXT|CERT_PATH)|KUBECONFIG|MAKEFLAGS|CC|CXX|CFLAGS|CXXFLAGS|LDFLAGS',
  ].join('|')})$`,
);

/** A name that shells take (POSIX, Base Definitions, 3.216 Name). */
function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** Names of Windows' variables know no case. */
function isTaken(name: string): boolean {
  return TAKEN.test(name.toUpperCase());
}

/** What is wrong with the name of an environment variable for a value; undefined where nothing is. */
export function remarkOnVariable(text: string, l10n: L10n): Remark | undefined {
  const error = (message: string): Remark => ({ severity: 'error', message });
  if (text === '') return error(l10n.t('Type a name, such as {0}.', USUAL));
  if (looksLikeValue(text)) {
    return error(l10n.t('This looks like a key’s value. Type the name of a variable for it.'));
  }
  if (!isName(text)) return error(l10n.t('A name is letters, digits and _, and starts with no digit.'));
  if (isTaken(text)) {
    return error(l10n.t('{0} means something to the shell or to programs. Choose another name.', text));
  }
  return undefined;
}

/** The variable a key's value goes under: what the person chose last, else the usual one. */
export function variableFor(memory: KeyMemory, record: Remembered): string {
  const kept = memory.get('variable', record);
  return typeof kept === 'string' && isName(kept) && !isTaken(kept) ? kept : USUAL;
}
