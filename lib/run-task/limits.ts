/**
 * What RunTask allows, in one table. Sources: API Reference, RunTask, CapacityProviderStrategyItem,
 * AwsVpcConfiguration, TaskOverride and Tag; Developer Guide, "Amazon ECS service quotas".
 * Where the text of 2022 was stricter, that number stands beside today's: the form warns there.
 */
export const limits = {
  /** Tasks one call starts. A launch is one call. */
  count: { min: 1, max: 10 },
  capacityProviderStrategy: { maxItems: 20, maxItems2022: 6 },
  weight: { min: 0, max: 1000 },
  /** On one item of the strategy only. */
  base: { min: 0, max: 100_000 },
  subnets: { min: 1, max: 16 },
  securityGroups: { max: 5 },
  /** Of the JSON text of `overrides`, its punctuation included. */
  overrides: { maxCharacters: 8192 },
  /** Tags that begin with `aws:` would not count, and cannot be given. */
  tags: { max: 50 },
  tagKey: { minCharacters: 1, maxCharacters: 128 },
  tagValue: { maxCharacters: 256 },
  tagPattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  startedBy: { maxCharacters: 128, maxCharacters2022: 36, pattern: /^[A-Za-z0-9\-_/]*$/ },
} as const

/** Characters as AWS counts them in its limits: Unicode characters, not UTF-16 units. */
export const countCharacters = (text: string): number => [...text].length
