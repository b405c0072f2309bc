/** The few assertions that the suite makes, where Node's own are not at hand. */

function check(isGood: boolean, message: unknown, fallback: string): asserts isGood {
  if (!isGood) throw new Error(typeof message === 'string' ? message : fallback);
}

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value);

const assert = {
  ok: (value: unknown, message?: string): void => check(Boolean(value), message, 'is not so'),
  equal: (actual: unknown, expected: unknown, message?: string): void =>
    check(Object.is(actual, expected), message, `${shown(actual)} is not ${shown(expected)}`),
  deepEqual: (actual: unknown, expected: unknown, message?: string): void =>
    check(shown(actual) === shown(expected), message, `${shown(actual)} is not ${shown(expected)}`),
  match: (text: string, pattern: RegExp, message?: string): void =>
    check(pattern.test(text), message, `${text} does not match ${pattern}`),
  doesNotMatch: (text: string, pattern: RegExp, message?: string): void =>
    check(!pattern.test(text), message, `${text} matches ${pattern}`),
};

export default assert;
