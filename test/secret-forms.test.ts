import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { tokensIn } from '../server/src/concepts/secret-forms.ts';
import { parse } from 'yaml';
import { packOf } from '../glossary/facts/secret/generate.mjs';
import { createFacts } from '../server/src/glossary/facts.ts';
import { readPacks, root } from './harness.ts';
import { index } from './world.ts';

const facts = createFacts([], readPacks(index.packs));
const found = (text: string) => tokensIn(text, facts);

// Samples are put together here, so that no file holds what a host would refuse to store.
let seed = 1;
const random = (alphabet: string, count: number): string => {
  let text = '';
  for (let i = 0; i < count; i++) {
    seed = (seed + 0x6d2b79f5) | 0;
    const mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    text += alphabet[((more ^ (more >>> 14)) >>> 0) % alphabet.length];
  }
  return text;
};
const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const hex = (count: number) => random(`${DIGITS}abcdef`, count);
const digits = (count: number) => random('123456789', count);
const letters = (count: number) => random(UPPER + LOWER, count);
const alnum = (count: number) => random(UPPER + LOWER + DIGITS, count);
const lower = (count: number) => random(LOWER + DIGITS, count);
const upper = (count: number) => random(UPPER + DIGITS, count);
const base32 = (count: number) => random(`${UPPER}234567`, count);
const url = (count: number) => `${random(UPPER + LOWER + DIGITS + '-_', count - 1)}a`;
const encoded = (text: string) => Buffer.from(text).toString('base64url');

/** With the checksum behind it that GitHub and npm write. */
function summed(body: string): string {
  const all = DIGITS + UPPER + LOWER;
  let crc = 0xffffffff;
  for (const byte of Buffer.from(body)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  let sum = (crc ^ 0xffffffff) >>> 0;
  let end = '';
  for (let i = 0; i < 6; i++, sum = Math.floor(sum / 62)) end = all[sum % 62] + end;
  return body + end;
}

const marked = (kind: string): string => `-----BEGIN ${kind}-----\n${alnum(64)}\n`;
const uuid = () => [8, 4, 4, 4, 12].map(hex).join('-');

/** One or more credentials per issuer, in pieces. */
const SAMPLES: Readonly<Record<string, readonly (() => string)[]>> = {
  adafruit: [() => `aio_${alnum(28)}`],
  age: [() => `AGE-SECRET-KEY-1${random('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`],
  airtable: [() => `pat${alnum(14)}.${hex(64)}`],
  alibaba: [() => `LTAI5t${alnum(18)}`],
  anthropic: [() => `sk-ant-api03-${url(93)}AA`, () => `sk-ant-admin01-${url(93)}AA`],
  atlassian: [
    () => `ATATT3xFfGF0${url(180)}`,
    () => `ATBB${alnum(24)}${random('ABCDEF' + DIGITS, 8)}`,
  ],
  aws: [() => `AKIA${base32(16)}`, () => `ASIA${base32(16)}`],
  azure: [() => `AccountKey=${alnum(86)}==`, () => `SharedAccessKey=${alnum(43)}=`],
  brevo: [() => `xkeysib-${hex(64)}-${alnum(16)}`],
  buildkite: [() => `bkua_${hex(40)}`, () => `bkua_${alnum(53)}`, () => `bkaa_${alnum(75)}`],
  circleci: [() => `CCIPAT_${alnum(22)}_${hex(40)}`],
  clojars: [() => `CLOJARS_${hex(60)}`],
  cloudflare: [() => `v1.0-${hex(24)}-${hex(146)}`],
  'cloudflare-scannable': ['k', 'ut', 'at'].map((kind) => () => `cf${kind}_${alnum(40)}${hex(8)}`),
  contentful: [() => `CFPAT-${url(43)}`],
  crates: [() => `cio${alnum(32)}`],
  databricks: [() => `dapi${hex(32)}`, () => `dapi${hex(32)}-2`],
  digitalocean: [() => `dop_v1_${hex(64)}`, () => `doo_v1_${hex(64)}`, () => `dor_v1_${hex(64)}`],
  discord: [() => `discord.com/api/webhooks/${digits(18)}/${url(68)}`],
  docker: [() => `dckr_pat_${url(27)}`, () => `dckr_oat_${url(32)}`],
  doppler: [() => `dp.pt.${alnum(43)}`, () => `dp.st.prd.${alnum(43)}`],
  dynatrace: [() => `dt0c01.${base32(24)}.${base32(64)}`],
  figma: [() => `figd_${url(40)}`],
  fly: [() => `fo1_${url(43)}`, () => `fm2_${alnum(150)}==`],
  github: ['p', 'o', 'u', 's', 'r'].map((kind) => () => `gh${kind}_${summed(alnum(30))}`),
  'github-fine': [() => `github_pat_${alnum(22)}_${alnum(59)}`],
  gitlab: [
    ...['pat', 'dt', 'rt', 'ft', 'soat'].map((kind) => () => `gl${kind}-${url(20)}`),
    () => `glpat-${url(40)}.01.${lower(9)}`,
    () => `glcbt-${hex(2)}_${url(20)}`,
    () => `glptt-${hex(40)}`,
    () => `glagent-${url(50)}`,
  ],
  google: [() => `AIza${url(35)}`, () => `GOCSPX-${url(28)}`],
  grafana: [() => `glsa_${alnum(32)}_${hex(8)}`, () => `glc_eyJ${alnum(90)}=`],
  groq: [() => `gsk_${alnum(52)}`],
  heroku: [() => `HRKU-AA${url(58)}`, () => `HRKU-${uuid()}`],
  huggingface: [() => `hf_${letters(34)}`],
  infracost: [() => `ico-${alnum(32)}`],
  jfrog: [() => `AKCp${alnum(69)}`, () => `cmVmdGtu${alnum(56)}`],
  jwt: [
    () =>
      [encoded('{"alg":"HS256","typ":"JWT"}'), encoded('{"sub":"ci","iat":17}'), url(43)].join('.'),
  ],
  linear: [() => `lin_api_${alnum(40)}`],
  mailchimp: [() => `${hex(32)}-us14`],
  mailgun: [() => `key-${hex(32)}`],
  mapbox: [
    () => `sk.${encoded('{"u":"somebody","a":"ck9q3j1x70000"}').padEnd(60, 'q7')}.${url(22)}`,
  ],
  mongodb: [() => `mdb_sa_sk_${url(40)}`],
  netlify: [() => `nfp_${alnum(36)}`],
  newrelic: [() => `NRAK-${upper(27)}`],
  'newrelic-license': [() => `${hex(32)}FFFFNRAL`],
  notion: [() => `ntn_${digits(11)}${alnum(35)}`, () => `secret_${alnum(43)}`],
  npm: [() => `npm_${summed(alnum(30))}`],
  nuget: [() => `oy2${lower(43)}`],
  onepassword: [() => `ops_eyJ${alnum(240)}`],
  openai: [
    () => `sk-${alnum(20)}T3BlbkFJ${alnum(20)}`,
    () => `sk-proj-${url(74)}T3BlbkFJ${url(74)}`,
  ],
  pem: ['', 'RSA ', 'EC ', 'OPENSSH '].map((kind) => () => marked(`${kind}PRIVATE KEY`)),
  pgp: [() => marked('PGP PRIVATE KEY BLOCK').replace('\n', '\n\n')],
  perplexity: [() => `pplx-${alnum(48)}`],
  planetscale: [() => `pscale_tkn_${url(43)}`],
  postman: [() => `PMAK-${hex(24)}-${hex(34)}`],
  prefect: [() => `pnu_${alnum(36)}`],
  pulumi: [() => `pul-${hex(40)}`],
  pypi: [() => `pypi-AgEIcHlwaS5vcmc${url(130)}`],
  replicate: [() => `r8_${alnum(37)}`],
  rubygems: [() => `rubygems_${hex(48)}`],
  sendgrid: [() => `SG.${url(22)}.${url(43)}`],
  sentry: [() => `sntryu_${hex(64)}`, () => `sntrys_eyJ${alnum(150)}==_${alnum(43)}`],
  shopify: ['at', 'ca', 'pa', 'ss'].map((kind) => () => `shp${kind}_${hex(32)}`),
  slack: [
    () => `xoxb-${digits(12)}-${digits(12)}-${alnum(24)}`,
    () => `xoxp-${digits(12)}-${digits(12)}-${digits(13)}-${hex(32)}`,
    () => `xapp-1-A${upper(10)}-${digits(13)}-${hex(64)}`,
    () => `hooks.slack.com/services/T${upper(10)}/B${upper(10)}/${alnum(24)}`,
  ],
  sonarqube: [() => `squ_${hex(40)}`],
  square: [() => `EAAA${url(60)}`, () => `sq0csp-${url(43)}`],
  stripe: [() => `sk_live_${alnum(24)}`, () => `rk_live_${alnum(99)}`],
  supabase: [() => `sbp_${hex(40)}`, () => `sb_secret_${url(31)}`],
  tailscale: ['auth', 'scim', 'webhook'].map(
    (kind) => () => `tskey-${kind}-k${alnum(11)}CNTRL-${alnum(32)}`,
  ),
  telegram: [() => `${digits(10)}:AA${url(33)}`],
  tencent: [() => `AKID${alnum(32)}`],
  terraform: [() => `${alnum(14)}.atlasv1.${url(67)}`],
  typeform: [() => `tfp_${url(59)}`],
  vault: [() => `hvs.${url(24)}`, () => `hvs.CAESI${url(86)}`, () => `hvb.AAAAAQ${url(140)}`],
  vercel: [() => `vercel_blob_rw_${alnum(16)}_${alnum(30)}`],
  xai: [() => `xai-${alnum(80)}`],
};

const folder = path.join(root, 'glossary/facts/secret');
const table = parse(fs.readFileSync(path.join(folder, 'forms.yaml'), 'utf8')) as readonly {
  id: string;
  name: string;
  docs: string;
}[];

describe('forms of credentials', () => {
  it('are written to their pack', () => {
    assert.equal(fs.readFileSync(path.join(folder, 'forms.pack'), 'utf8'), packOf(table));
  });
  it('have a sample for each issuer, and a source', () => {
    assert.deepEqual(
      table.map(({ id }) => id),
      Object.keys(SAMPLES),
    );
    assert.ok(new Set(table.map(({ name }) => name)).size >= 60);
    for (const { docs } of table) assert.match(docs, /^https:\/\//);
  });
  for (const { id, name } of table) {
    it(`finds those of ${id}, wherever they stand`, () => {
      for (const sample of SAMPLES[id] ?? []) {
        for (let i = 0; i < 5; i++) {
          const token = sample();
          for (const [before, after] of [
            ['', ''],
            ['RUN x --to="', '" y'],
            ['//', '@host'],
            ['a: ', '\n'],
          ]) {
            const [one, ...more] = found(before + token + after);
            assert.ok(one, token);
            assert.equal(more.length, 0, token);
            assert.equal(one.issuer, name);
            assert.equal(one.from, before!.length);
            if (!/BEGIN/.test(token)) assert.equal(one.to - one.from, token.length, token);
          }
        }
      }
    });
    it(`leaves what only looks like those of ${id}`, () => {
      for (const sample of SAMPLES[id] ?? []) {
        const token = sample();
        if (/BEGIN/.test(token)) continue;
        const part = token.slice(0, Math.floor(token.length / 4));
        assert.deepEqual(found(`a ${part} b`), [], part);
        assert.deepEqual(found(token.replace(/.{7}$/, 'EXAMPLE')), [], token);
        const crossed = part + token.slice(part.length).replace(/[A-Za-z0-9]/g, 'x');
        assert.deepEqual(found(crossed), [], crossed);
      }
    });
  }
});

describe('texts that hold no credential', () => {
  const quiet: readonly string[] = [
    'AKIAIOSFODNN7EXAMPLE',
    `ghp_${'a'.repeat(36)}`,
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    // A checksum that is wrong.
    `ghp_${'q7'.padEnd(36, 'Zk4mW9bT2')}`,
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '-----BEGIN PRIVATE KEY-----',
    "grep -q 'BEGIN RSA PRIVATE KEY' /srv/key.pem",
    '-----BEGIN PRIVATE KEY-----\n${KEY}\n-----END PRIVATE KEY-----',
    `-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n`,
    `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQINBFit2ioBEADhWpZ8wvZ6hUTiXOwQHXMAlaFHcPH9hAtr`,
    'https://github.com/org/repo/archive/3f786850e387550fdab836ed7e6dc881de23001b.tar.gz',
    'python3-dev libssl-dev build-essential no-install-recommends',
    'SK_INSTALL_DIR=/opt/skaffold/bin/v2.10.0-linux-amd64',
    'hf_transfer_enabled_by_default_in_this_image_2024',
    'ENV PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin',
    'npm_config_build_from_source_and_more_words_12345',
    [encoded('{"alg":"HS256"}'), encoded('{"role":"anon","iss":"supabase"}'), url(43)].join('.'),
    [encoded('{"alg":"HS256"}'), encoded('{"sub":"1234567890"}'), url(43)].join('.'),
    [encoded('{"alg":"none","typ":"JWT"}'), encoded('{"sub":"ci"}'), ''].join('.'),
    `dapi_${hex(32)}`,
    `pk_live_${alnum(24)}`,
    `pk.${encoded('{"u":"somebody"}')}.${url(22)}`,
  ];
  for (const text of quiet)
    it(text.split('\n')[0]!.slice(0, 60), () => assert.deepEqual(found(text), []));
  it('cost no more than one pass', () => {
    const line =
      'RUN apt-get update && apt-get install -y --no-install-recommends python3.11-dev libfoo2-x\n';
    const text = line.repeat(20_000);
    const start = performance.now();
    assert.deepEqual(found(text), []);
    const spent = performance.now() - start;
    assert.ok(spent < 2000, `${Math.round(spent)} ms for ${text.length} characters`);
  });
});
