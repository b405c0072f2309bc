/**
 * Who makes what stands under a name: people choose passwords and may choose a word, an issuer makes tokens
 * and keys, which are never one.
 */
export type SecretKind = 'chosen' | 'made';

/** Words that alone make a name one of a secret that people choose. */
const CHOSEN_WORDS = words(
  `password passwd passphrase secret pgpassword sshpass adminpassword dbpassword keypass requirepass rootpassword
   storepass userpassword webpassword`,
);

/** The same for what is made. */
const MADE_WORDS = words(
  'token apikey accesskey secretkey privatekey authtoken accesstoken apitoken credential credentials',
);

/** Words that do so only at the end: `DB_PASS`, `MYSQL_PWD`, `GITHUB_PAT`. */
const CHOSEN_LAST = words('pass pw pwd psk');
const MADE_LAST = words('pat');

/** What makes a secret of a `key` behind it. */
const KEY_KINDS = words(
  'access account api app application auth deploy encryption license master private secret shared signing storage',
);

/** Last words of names that say something about a secret: where it is, how long it lives, what it is called. */
const ABOUT = words(
  `age algorithm alg arn attempts audience backend bits bytes claim claims class cookie count days delay dir
   directory dummy enabled encryption endpoint expiration expire expires expiry expired field file files folder
   format generator group hash hasher hashers header hint history host hours id ids interval issuer key_id leeway
   length lengths lifespan lifetime limit limits location lock manager max method min minutes mode mount name names
   namespace option options param parameter path paths pattern period policy port prefix profile prompt protected
   provider realm ref reference regex region required requirements reset retries role root rotation rounds rules
   scheme scope scopes seconds separator server service size sock socket source store strategy strength style
   suffix timeout ttl type types uid uri url urls user username validation validator validators validity
   verifier version`,
);

/** First words of names that are switches, or of what is meant to be seen. */
const SWITCHES = words(
  `allow create disable disabled enable enabled force generate has ignore is max min no num public random require
   show skip update use validate verify with`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

const PARTS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** The words of a name or of a value, in small letters: `apiKey2` is `api`, `key`, `2`. */
export const wordsOf = (name: string): readonly string[] =>
  (name.match(PARTS) ?? []).map((part) => part.toLowerCase());

/**
 * What kind of credential a name is one of, told by whole words: `DB_PASSWORD`, `apiKey`, not `TOKEN_URL` or
 * `GOPASS_VERSION`. Undefined for all other names.
 */
export function secretKindOf(name: string): SecretKind | undefined {
  const named = wordsOf(name).filter((part) => !/^\d/.test(part));
  const last = named.at(-1) ?? '';
  if (ABOUT.has(last) || SWITCHES.has(named[0] ?? '') || named.includes('public')) return undefined;
  const ends = (list: ReadonlySet<string>): boolean => named.length > 1 && list.has(last);
  if (named.some((part) => CHOSEN_WORDS.has(part)) || ends(CHOSEN_LAST)) return 'chosen';
  const isMade = named.some(
    (part, i) =>
      MADE_WORDS.has(part) || (/^keys?$/.test(part) && i > 0 && KEY_KINDS.has(named[i - 1]!)),
  );
  return isMade || ends(MADE_LAST) ? 'made' : undefined;
}

/** True for names of credentials. */
export const isSecretName = (name: string): boolean => secretKindOf(name) !== undefined;

/** Words in a file's name that say that nothing in it is real. */
const UNREAL_FILES = words('dev development example examples override sample test tests testing');

/** True for `compose.dev.yaml`, `docker-compose.override.yml`, `example.env`. */
export const isUnrealFile = (uri: string): boolean =>
  uri
    .slice(uri.lastIndexOf('/') + 1)
    .split(/[._-]/)
    .some((word) => UNREAL_FILES.has(word.toLowerCase()));
