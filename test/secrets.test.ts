import assert from 'node:assert/strict';
import {
  isRandom,
  judgeNamed,
  judgeSecret,
  passwordsIn,
} from '../server/src/concepts/secret-values.ts';
import { isSecretName, secretKindOf } from '../server/src/concepts/secrets.ts';

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

const SECRETS = list(`
  PASSWORD DB_PASSWORD DB_PASS DATABASE_PASSWORD MYSQL_ROOT_PASSWORD MYSQL_PWD POSTGRES_PASSWORD PGPASSWORD
  REDIS_PASSWORD RABBITMQ_DEFAULT_PASS MONGO_INITDB_ROOT_PASSWORD ADMIN_PASSWORD ADMIN_PWD ROOT_PASSWD rootPassword
  SMTP_PASSWORD MAIL_PASS LDAP_BIND_PASSWORD BIND_PW WIFI_PSK SSHPASS KEYSTORE_PASSWORD storePassword TRUSTSTORE_PASS
  KEY_PASSPHRASE GPG_PASSPHRASE SECRET APP_SECRET CLIENT_SECRET AZURE_CLIENT_SECRET clientSecret OAUTH2_SECRET
  SESSION_SECRET COOKIE_SECRET JWT_SECRET WEBHOOK_SECRET SECRET_KEY SECRET_KEY_BASE DJANGO_SECRET_KEY
  AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_ACCESS_KEY secret_access_key TOKEN API_TOKEN apiToken NPM_TOKEN
  NODE_AUTH_TOKEN GITHUB_TOKEN GH_TOKEN GITLAB_ACCESS_TOKEN GITHUB_PAT CI_JOB_TOKEN SONAR_TOKEN SLACK_BOT_TOKEN
  SENTRY_AUTH_TOKEN VAULT_TOKEN HEROKU_API_KEY API_KEY APIKEY apiKey APIKey DD_API_KEY DD_APP_KEY OPENAI_API_KEY
  STRIPE_API_KEY SENDGRID_API_KEY NEW_RELIC_LICENSE_KEY ACCESS_TOKEN REFRESH_TOKEN BEARER_TOKEN PRIVATE_KEY
  SSH_PRIVATE_KEY private_key ENCRYPTION_KEY MASTER_KEY RAILS_MASTER_KEY SIGNING_KEY STORAGE_KEY ACCOUNT_KEY
  SHARED_KEY DEPLOY_KEY AUTH_KEY TS_AUTHKEY_TOKEN TWILIO_AUTH_TOKEN DOCKER_PASSWORD REGISTRY_PASSWORD
  REGISTRY_CREDENTIALS GIT_CREDENTIALS db-password redis.password spring.datasource.password quarkus.mail.password
  --requirepass api_keys ROOT_PASSWORD_1 PASSWORD2 winrm_password vsphere_password
`);

const OTHERS = list(`
  PATH HOME PWD OLDPWD USER LANG NODE_ENV PORT HOST GOPASS_VERSION PASSWORD_FILE POSTGRES_PASSWORD_FILE TOKEN_FILE
  SECRET_PATH KEY_PATH SECRETS_DIR SECRET_DIR TOKEN_DIR SECRET_MODE PASSWORD_MODE TOKEN_URL TOKEN_ENDPOINT
  OAUTH_TOKEN_URI SECRET_NAME SECRET_ID AWS_ACCESS_KEY_ID KMS_KEY_ID KEY_ID CLIENT_ID GPG_KEY GPG_KEYS APT_KEY
  PUBLIC_KEY SSH_PUBLIC_KEY NEXT_PUBLIC_API_KEY PUBLIC_TOKEN SSH_AUTH_SOCK KEYRING KEYSERVER KEYBOARD KEYMAP
  XKB_KEYMAP MONKEY_PATCH TURKEY HOTKEY PASSENGER_APP_ENV PASSTHROUGH PROXY_PASS_THROUGH BYPASS_CACHE COMPASS_HOST
  COMPASSION TOKENIZER TOKENIZERS_PARALLELISM MAX_TOKENS MAX_TOKEN NUM_TOKENS TOKEN_LIMIT TOKEN_TTL TOKEN_TYPE
  TOKEN_ALGORITHM ACCESS_TOKEN_EXPIRE_MINUTES JWT_TOKEN_LIFETIME REFRESH_TOKEN_EXPIRY TOKEN_ISSUER TOKEN_AUDIENCE
  CSRF_TOKEN_NAME CSRF_TOKEN_HEADER API_KEY_HEADER API_KEY_NAME API_KEY_PREFIX PASSWORD_POLICY PASSWORD_MIN_LENGTH
  PASSWORD_LENGTH PASSWORD_HASHERS PASSWORD_ENCRYPTION PASSWORD_PROTECTED PASSWORD_RESET_TIMEOUT PASSWORD_VALIDATORS
  ALLOW_EMPTY_PASSWORD REQUIRE_PASSWORD DISABLE_PASSWORD ENABLE_TOKEN USE_SECRET RANDOM_PASSWORD GENERATE_SECRET
  SKIP_PASSWORD UPDATE_PASSWORD update_password password_lock password_expire_max SECRET_MANAGER SECRET_STORE
  SECRET_BACKEND SECRET_PROVIDER SECRET_SOURCE SECRET_VERSION TOKEN_VERSION KEY_VAULT_NAME CACHE_KEY PRIMARY_KEY
  SORT_KEY PARTITION_KEY FOREIGN_KEY IDEMPOTENCY_KEY ROUTING_KEY KEY_SIZE KEY_LENGTH KEY_TYPE TLS_KEY SSL_KEY_PATH
  HOST_KEY AUTHORIZED_KEYS KNOWN_HOSTS SECRETARY_NAME PASSAGE PASSPORT_STRATEGY AUTHOR AUTHORITY AUTH_URL AUTH_TYPE
  AUTHENTICATION CREDENTIALS_PROFILE CREDENTIAL_SOURCE GOOGLE_APPLICATION_CREDENTIALS_FILE SECRET_KEY_BASE_DUMMY
  LD_LIBRARY_PATH PIP_NO_CACHE_DIR APP_VERSION BUILD_KEY_VALUE DEBIAN_FRONTEND PASSED ENCOMPASS_URL
`);

describe('names of credentials', () => {
  it('are told by their words', () => {
    assert.ok(SECRETS.length + OTHERS.length >= 200, `${SECRETS.length} and ${OTHERS.length}`);
    assert.deepEqual(
      SECRETS.filter((name) => !isSecretName(name)),
      [],
    );
  });
  it('are not told by a part of a word, nor where they only speak of a credential', () => {
    assert.deepEqual(OTHERS.filter(isSecretName), []);
  });
  it('say who makes what stands there', () => {
    assert.equal(secretKindOf('DB_PASSWORD'), 'chosen');
    assert.equal(secretKindOf('NPM_TOKEN'), 'made');
    assert.equal(secretKindOf('HOME'), undefined);
  });
});

/** Lines of a name and a value. */
const judged = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .map((line) => {
      const blank = line.indexOf(' ');
      return [line, judgeNamed(line.slice(0, blank), line.slice(blank + 1))] as const;
    });

const only = (text: string, verdict: 'secret' | 'placeholder' | undefined) =>
  assert.deepEqual(
    judged(text).filter(([, one]) => one !== verdict),
    [],
  );

describe('values of credentials', () => {
  it('are secrets where people would have to change them', () =>
    only(
      `
      DB_PASSWORD hunter2
      DB_PASSWORD correct horse battery staple
      DB_PASSWORD letmein
      DB_PASSWORD 123456
      MYSQL_PWD S3cr3t!9
      SECRET_KEY_BASE 3b9f0c
      API_KEY 9a8f7c6d5e
      NPM_TOKEN 0b7c9d14-2f4e-4b1a-9c3d-5e6f7a8b9c0d
      AUTH_TOKEN dGhpcyBpcyBub3QgYSB0b2tlbg==
      GITHUB_PAT Zk4mW9bT2qLx
      API_TOKEN 84613297
      `,
      'secret',
    ));
  it('are placeholders where they wait for the reader’s own, or everybody knows them', () =>
    only(
      `
      DB_PASSWORD changeme
      DB_PASSWORD CHANGE_ME
      DB_PASSWORD change-this-password
      DB_PASSWORD <password>
      DB_PASSWORD [password]
      DB_PASSWORD xxxxxxxx
      DB_PASSWORD postgres
      DB_PASSWORD postgres123
      DB_PASSWORD password
      DB_PASSWORD Passw0rd-example
      DB_PASSWORD my-secret-password
      DB_PASSWORD db_password
      API_KEY your-api-key
      API_KEY YOUR_API_KEY_HERE
      API_KEY api_key
      NPM_TOKEN TOKEN
      NPM_TOKEN insert-token
      NPM_TOKEN dummy
      NPM_TOKEN placeholder-for-build
      SECRET_KEY test
      SECRET_KEY test-secret
      `,
      'placeholder',
    ));
  it('are neither where nothing is given away', () =>
    only(
      `
      DB_PASSWORD $PASSED
      DB_PASSWORD {{ db_password }}
      DB_PASSWORD %PASSED%
      DB_PASSWORD /run/secrets/db
      DB_PASSWORD ./secrets/db.txt
      DB_PASSWORD C:\\secrets\\db
      DB_PASSWORD vault:secret/data/db
      DB_PASSWORD op://vault/item/field
      DB_PASSWORD true
      DB_PASSWORD none
      DB_PASSWORD !
      DB_PASSWORD secret.txt
      API_TOKEN bearer
      API_TOKEN x-session-header
      API_TOKEN session
      API_TOKEN 3600
      API_TOKEN token.json
      API_TOKEN com.example.auth.TokenProvider
      SIGNING_KEY 573BFD6B3D8FBC641079A6ABABF5BD827BD9BF62
      SIGNING_KEY 0x7BD9BF62
      CREDENTIALS account.json
      PUBLIC_KEY 7d1c8e
      TOKEN_URL https://auth.example.com/token
      `,
      undefined,
    ));
  it('of marks lock an account', () => assert.equal(judgeSecret('*'), undefined));
  it('are told from words by how they are mixed', () => {
    for (const text of list('4fxP9sQw 9a8f7c6d5e7b Zk4mW9bT2qLx 7bQ!x93kd_2 a8Kd-29xL-q0Zm'))
      assert.ok(isRandom(text), text);
    for (const text of list(
      'hunter input TokenStore2 production-db localhost sha256 os.environ v1.2.3',
    ))
      assert.ok(!isRandom(text), text);
  });
});

describe('passwords in texts', () => {
  const inside = (text: string) =>
    passwordsIn(text).map(({ from, to, verdict }) => `${text.slice(from, to)} ${verdict}`);
  it('are those of URLs and data sources', () => {
    assert.deepEqual(inside('see postgres://app:4fxP9sQw@db/app and redis://:9a8f7c@r:6379'), [
      '4fxP9sQw secret',
      '9a8f7c secret',
    ]);
    assert.deepEqual(inside('Server=db;User Id=sa;Password=4fxP9sQw;Encrypt=yes'), [
      '4fxP9sQw secret',
    ]);
    assert.deepEqual(inside("alter user app identified by '4fxP9sQw'"), ['4fxP9sQw secret']);
    assert.deepEqual(inside("create role app login password '4fxP9sQw';"), ['4fxP9sQw secret']);
    assert.deepEqual(inside('https://user:pass@host https://u:TOKEN@host'), [
      'pass placeholder',
      'TOKEN placeholder',
    ]);
  });
  it('are none where they are filled in, or there is no password', () => {
    for (const text of [
      'https://user:$PASS@host',
      'https://user:${PASS}@host',
      'https://user:pre$PASS@host',
      'https://{user}:{password}@host',
      'https://user@host',
      'https://host:8080/@scope/package',
      'git+ssh://git@github.com:22/org/repo',
      'docker://image:tag@sha256:abcdef',
      "alter user app identified by '$PASS'",
      "grep -i 'password' /etc/app.conf",
      'if (password == null) { password = 1; }',
    ])
      assert.deepEqual(inside(text), [], text);
  });
});
