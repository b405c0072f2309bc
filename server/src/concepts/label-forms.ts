/** What the value of a label may be asked to be. */
export type LabelForm = 'text' | 'url' | 'time' | 'license' | 'commit' | 'version' | 'email';

/** An expression of license names: https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/ */
const ID = String.raw`\(*(?:DocumentRef-[\w.-]+:)?[A-Za-z0-9][A-Za-z0-9.-]*\+?\)*`;
const FORMS: Readonly<Record<Exclude<LabelForm, 'text'>, readonly [RegExp, string]>> = {
  url: [/^[a-z][a-z0-9+.-]*:\/\/[^\s/?#]+\S*$/i, 'a URL'],
  // RFC 3339, section 5.6
  time: [
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
    'a time such as 2026-11-29T10:00:00Z',
  ],
  license: [new RegExp(`^${ID}(?: (?:AND|OR|WITH) ${ID})*$`), 'an SPDX expression'],
  commit: [/^[0-9a-f]{7,64}$/, 'the hash of a commit'],
  // https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string
  version: [
    /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
    'a version such as 1.4.0',
  ],
  email: [/^[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)*$/, 'an email address'],
};

/** What a value should be and is not; undefined for one that fits. `licenses` are words that are mistaken for SPDX names. */
export function formProblem(
  form: LabelForm,
  value: string,
  licenses: Readonly<Record<string, string>>,
): string | undefined {
  if (form === 'text') return undefined;
  const right = form === 'license' && Object.hasOwn(licenses, value) ? licenses[value] : undefined;
  if (right !== undefined) return `an SPDX name such as ${right}`;
  const [pattern, name] = FORMS[form];
  return pattern.test(value) ? undefined : name;
}
