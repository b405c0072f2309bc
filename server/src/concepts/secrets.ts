/** What a value under a name gives away. */
export type Verdict = 'secret' | 'placeholder';

/** Words that alone make a name one of a secret. */
const SECRET_WORDS = words(
  `password passwd passphrase secret token apikey accesskey secretkey privatekey authtoken pgpassword
   sshpass adminpassword dbpassword rootpassword userpassword webpassword`,
);

/** Words that do so only at the end: `DB_PASS`, `MYSQL_PWD`. */
const LAST_WORDS = words('pass pwd');

/** What makes a secret of a `key` behind it. */
const KEY_KINDS = words('access account api auth encryption master private secret signing');

/** Last words of names that say something about a secret: where it is, how long it lives, what it is called. */
const ABOUT = words(
  `age algorithm alg arn attempts audience bits bytes class cookie count days delay dir directory enabled
   encryption endpoint expiration expire expires expiry field file files folder format generator hash header
   hint history host hours id interval issuer length lifespan lifetime limit lock manager max min minutes mode
   name names option options path paths period policy port prefix prompt provider reference ref regex region
   required reset rotation scope seconds service size sock socket source store strategy suffix timeout ttl type
   types uri url user username validity version`,
);

/** First words of names that are switches, or of what is meant to be seen. */
const SWITCHES = words(
  'allow create disable disabled enable enabled generate has is no public random require skip update use validate with',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

const PARTS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** True for names of credentials, told by whole words: `DB_PASSWORD`, `apiKey`, not `TOKEN_URL` or `GOPASS_VERSION`. */
export function isSecretName(name: string): boolean {
  const parts = (name.match(PARTS) ?? []).map((part) => part.toLowerCase());
  const named = parts.filter((part) => !/^\d/.test(part));
  const last = named.at(-1) ?? '';
  if (ABOUT.has(last) || SWITCHES.has(named[0] ?? '') || named.includes('public')) return false;
  return named.some(
    (part, i) =>
      SECRET_WORDS.has(part) ||
      (i === named.length - 1 && i > 0 && LAST_WORDS.has(part)) ||
      (part === 'key' && i > 0 && KEY_KINDS.has(named[i - 1]!)),
  );
}

/** Forms that only credentials have, as their issuers document them. */
const SHAPES: readonly RegExp[] = [
  /^(AKIA|ASIA)[A-Z2-7]{16}$/,
  /^gh[oprsu]_[A-Za-z0-9]{36,}$/,
  /^github_pat_[A-Za-z0-9_]{22,}$/,
  /^glpat-[\w-]{20,}$/,
  /^xox[abeprs]-[A-Za-z0-9-]{10,}$/,
  /^sk_live_[A-Za-z0-9]{16,}$/,
  /^AIza[\w-]{35}$/,
  /^npm_[A-Za-z0-9]{36}$/,
  /^dckr_pat_[\w-]{20,}$/,
  /^hvs\.[\w-]{20,}$/,
  /^-----BEGIN ([A-Z]+ ){0,2}PRIVATE KEY-----/,
];

/** True for a value that is a credential whatever its name is. */
export const isSecretValue = (value: string): boolean =>
  SHAPES.some((shape) => shape.test(value)) && !/example/i.test(value);

/** Words that stand where the writer of an example wants the reader's own. */
const PLACEHOLDERS = words(
  'change changeit changeme dummy example fake fixme placeholder redacted replace replaceme sample todo your',
);

/** Values that everybody knows. */
const WELL_KNOWN = words(
  'admin default foo guest minioadmin mypassword mysecret mysecretpassword mysql notsecure pass passwd password postgres root secret test testing vagrant',
);

/** Switches and other values that hold no secret. */
const NOTHING = words('true false yes no on off none null nil 0 1');

/**
 * Judges a value that stands under a secret's name. Undefined for what is no secret: nothing, a
 * switch, a path, or a reference to where it is kept.
 */
export function judgeSecret(value: string): Verdict | undefined {
  const text = value.trim();
  // Without a letter or a digit it is a mark: `!` and `*` lock an account.
  if (!/[\p{L}\d]/u.test(text) || NOTHING.has(text.toLowerCase())) return undefined;
  if (
    /^(\$|\{\{|\{\w*\}$|%|[~.]{0,2}\/[\w.-]+\/|file:|https?:|arn:|op:|vault:|ref\+|ENC\[)/.test(
      text,
    )
  )
    return undefined;
  return isPlaceholder(text) ? 'placeholder' : 'secret';
}

/** `db_password` as the value of `password`: the name of what is to be written there. */
const isOwnName = (text: string): boolean =>
  /^[a-z]+(?:[_-][a-z]+)+$/.test(text) && isSecretName(text);

function isPlaceholder(text: string): boolean {
  if (/^<.*>$/.test(text) || /^\[.*\]$/.test(text) || /^([*x.-])\1*$/i.test(text)) return true;
  if (WELL_KNOWN.has(text.toLowerCase()) || isOwnName(text)) return true;
  return (text.match(PARTS) ?? []).some((part) => PLACEHOLDERS.has(part.toLowerCase()));
}

/** The password in `scheme://user:password@host`; undefined in other values. */
export const passwordOf = (value: string): string | undefined =>
  /^[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:@/]*:([^\s@/]+)@/i.exec(value)?.[1];

/** Words in a file's name that say that nothing in it is real. */
const UNREAL_FILES = words('dev development example examples override sample test tests testing');

/** True for `compose.dev.yaml`, `docker-compose.override.yml`, `example.env`. */
export const isUnrealFile = (uri: string): boolean =>
  uri
    .slice(uri.lastIndexOf('/') + 1)
    .split(/[._-]/)
    .some((word) => UNREAL_FILES.has(word.toLowerCase()));
