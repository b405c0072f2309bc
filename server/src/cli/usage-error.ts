/** Wrong use, or a configuration with mistakes: told on standard error, exit code 2. */
export class UsageError extends Error {}
