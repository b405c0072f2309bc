import { isSecretName, type SecretKind, secretKindOf, wordsOf } from './secrets.ts';

/** What a value under a name gives away. */
export type Verdict = 'secret' | 'placeholder';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/** Words that stand where the writer of an example wants the reader's own. */
const PLACEHOLDERS = words(
  `build change changeit changeme dummy enter example fake fixme fill insecure insert mock placeholder redacted removed
   replace replaceme replaced sample stub tbd temporary throwaway todo undefined unset unused your`,
);

/** Values that everybody knows. */
const WELL_KNOWN = words(
  `admin default demo foo bar baz guest minioadmin mypassword mysecret mysecretpassword mysql notsecure nopassword pass
   passwd password postgres root secret test testing token user vagrant`,
);

/** What is written around them. */
const FILLERS = words('a api app db dev for here in key local me my not of only the this to');

/** Switches and other values that hold no secret. */
const NOTHING = words('true false yes no on off none null nil 0 1 enabled disabled auto');

/** References to where a secret is kept, and what is filled in at run time. */
const ELSEWHERE =
  /^(\$|\{\{|\{\w*\}$|%|[~.]{0,2}\/[\w.-]+\/|[A-Z]:\\|file:|https?:|env:|arn:|op:|vault:|ref\+|ENC\[|pass:\/\/)/;

/** A file's name, or that of a class: `token.json`, `com.example.TokenStore`. */
const NAMES_A_FILE =
  /^[\w.-]+\.(?:asc|cer|conf|crt|env|gpg|ini|jks|json|kdbx|key|p12|pem|pfx|properties|pub|toml|txt|xml|ya?ml)$/i;
const NAMES_A_CLASS = /^[a-z]\w*(?:\.[A-Za-z]\w*){2,}$/;

/**
 * Judges a value that stands under a name of a kind. Undefined for what is no secret: nothing, a switch,
 * a path, or a reference to where it is kept, and for what is made also a word, a small number, a key's fingerprint.
 */
export function judgeSecret(value: string, kind: SecretKind = 'chosen'): Verdict | undefined {
  const text = value.trim();
  // Without a letter or a digit it is a mark: `!` and `*` lock an account.
  if (!/[\p{L}\d]/u.test(text) || NOTHING.has(text.toLowerCase())) return undefined;
  if (ELSEWHERE.test(text) || NAMES_A_FILE.test(text)) return undefined;
  if (NAMES_A_CLASS.test(text) && !/\d/.test(text)) return undefined;
  if (isPlaceholder(text)) return 'placeholder';
  return kind === 'made' && !couldBeMade(text) ? undefined : 'secret';
}

/** A fingerprint of a key is public, and written in capitals by the tools that print it. */
const FINGERPRINT = /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/;

/** False for what no issuer hands out: words, small numbers, sentences. */
function couldBeMade(text: string): boolean {
  if (/\s/.test(text)) return /[\w+/=.-]{16,}/.test(text);
  if (/^\d+$/.test(text)) return text.length > 5;
  if (FINGERPRINT.test(text)) return false;
  return /\d/.test(text) || /[a-z][A-Z]+[a-z]*[A-Z]/.test(text) || text.length >= 24;
}

/** `db_password`, `TOKEN`: the name of what is to be written there. */
const isOwnName = (text: string): boolean =>
  /^[a-z]+(?:[_-][a-z]+)*$/i.test(text) && isSecretName(text);

function isPlaceholder(text: string): boolean {
  if (/^<.*>$/.test(text) || /^\[.*\]$/.test(text) || /^([*x.-])\1*$/i.test(text)) return true;
  if (/^x{4,}|x{6,}$/i.test(text) || isOwnName(text)) return true;
  const parts = wordsOf(text);
  if (parts.some((part) => PLACEHOLDERS.has(part))) return true;
  const isCommon = (part: string): boolean =>
    WELL_KNOWN.has(part) || FILLERS.has(part) || /^\d{1,3}$/.test(part);
  return parts.every(isCommon) && parts.some((part) => WELL_KNOWN.has(part));
}

/** Judges a value under a name; undefined where either is no secret's. */
export function judgeNamed(name: string, value: string): Verdict | undefined {
  const kind = secretKindOf(name);
  return kind && judgeSecret(value, kind);
}

/** Bits per character of a text, by how often each stands in it. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** A word or several, written together, with a number behind: `TokenStore2`, `sha256`. */
const WORDY = /^(?:[A-Z]?[a-z]+|[A-Z]+)(?:[-_.]?(?:[A-Z]?[a-z]{2,}|[A-Z]{2,}))*[-_.]?\d{0,4}$/;

/** True for text that looks thrown together: letters and digits mixed, few of them twice. */
export function isRandom(text: string): boolean {
  if (text.length < 8 || /\s/.test(text) || WORDY.test(text)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((one) => one.test(text)).length;
  return classes >= 2 && entropy(text) >= Math.min(3, Math.log2(text.length) - 0.9);
}

/** `scheme://user:password@host`, and how data sources are written, `Server=db;Password=…;`. */
const URLS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/?#'"<>]*:([^\s@/'"<>]+)@(?!sha256:)/gi;
const SOURCES =
  /(?:^|;|["'])[ \t]*(?:password|pwd|accountkey|sharedaccesskey)[ \t]*=[ \t]*([^;"'\s]+)(?:;|["']|$)/gi;

/** A statement that gives a user a password. */
const STATEMENTS = /\b(?:identified[ \t]+by|password)[ \t]+\\?'([^'\\\s]+)\\?'/gi;

/** A password that a text holds. */
export interface Password {
  readonly from: number;
  readonly to: number;
  readonly verdict: Verdict;
}

/** The passwords in URLs, data sources and SQL of any text; what is filled in later is none. */
export function passwordsIn(text: string): readonly Password[] {
  const urls = text.includes('://') ? [...text.matchAll(URLS)] : [];
  const sources = /;/.test(text) && /=/.test(text) ? [...text.matchAll(SOURCES)] : [];
  const statements = /\b(?:by|password)[ \t]+\\?'/i.test(text)
    ? [...text.matchAll(STATEMENTS)]
    : [];
  return [...urls, ...sources, ...statements].flatMap((match) => {
    const password = match[1]!;
    const verdict = /[${]|^%/.test(password) ? undefined : judgeSecret(password);
    const from = match.index + match[0].lastIndexOf(password);
    return verdict ? [{ from, to: from + password.length, verdict }] : [];
  });
}
