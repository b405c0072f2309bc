/** Words that documentation writes into the credentials it makes up. */
const MADE_UP = /example|placeholder|redacted|changeme|dummy|sample/i;

/** True for what somebody typed to look like a credential: a known word, one letter again and again, an alphabet. */
export function isSample(text: string): boolean {
  if (MADE_UP.test(text) || /([^A])\1{11}/.test(text)) return true;
  // In long ones all of that happens by chance, and zeros are part of what is encoded.
  if (text.length > 80) return new Set(text).size < 10;
  if (/(.)\1{5}/i.test(text) || /^(.{1,12}?)\1+/.exec(text)?.[0].length === text.length)
    return true;
  return longestRun(text.toLowerCase()) >= 8 || (text.length >= 16 && new Set(text).size < 7);
}

/** How many characters follow each other as in an alphabet, or as digits are counted. */
function longestRun(text: string): number {
  let longest = 1;
  let run = 1;
  for (let i = 1; i < text.length; i++) {
    run = text.charCodeAt(i) === text.charCodeAt(i - 1) + 1 ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUM_DIGITS = 6;

/** True when the last six characters are the CRC-32 of those before, in base 62. */
export function isSumOf(text: string): boolean {
  let sum = crc32(text.slice(0, -SUM_DIGITS));
  let digits = '';
  for (let i = 0; i < SUM_DIGITS; i++) {
    digits = BASE62[sum % 62]! + digits;
    sum = Math.floor(sum / 62);
  }
  return text.endsWith(digits);
}

/** CRC-32 (ISO 3309) of ASCII text. */
function crc32(text: string): number {
  let crc = -1;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** True when the second of the parts of a signed token, which dots divide, holds one of the texts. */
export function isPublicPayload(token: string, texts: readonly string[]): boolean {
  const payload = base64(token.split('.')[1] ?? '').replace(/\s/g, '');
  return texts.some((text) => payload.includes(text.replace(/\s/g, '')));
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Decodes Base64 in its alphabet for URLs, byte by byte. */
function base64(text: string): string {
  let bits = 0;
  let held = 0;
  let decoded = '';
  for (const letter of text) {
    held = ((held << 6) | BASE64.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    decoded += String.fromCharCode((held >> bits) & 255);
  }
  return decoded;
}
