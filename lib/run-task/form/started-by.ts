/**
 * The `startedBy` of a launch whose operator gave none: it finds the launch's tasks again when the
 * answer of RunTask was lost. 36 characters, the stricter limit of the 2022 API Reference.
 */
export const toStartedBy = (launchId: string): string =>
  `slipway-${launchId.replaceAll('-', '').slice(0, 28)}`

/** Whether it is one that Slipway made: it belongs to one launch, and to no other. */
export const isOwnStartedBy = (startedBy: string): boolean =>
  /^slipway-[0-9a-f]{28}$/.test(startedBy)

/** What AWS writes into `startedBy` of the tasks that its own services start. */
const awsMarks = [/^AWS Step Functions$/, /^chronos-schedule\//, /^events-rule\//, /^ecs-svc\//]

/** Whether no operator wrote it: a service of AWS did, or Slipway for one launch. */
export const isMark = (startedBy: string): boolean =>
  isOwnStartedBy(startedBy) || isAwsMark(startedBy)

export const isAwsMark = (startedBy: string): boolean => awsMarks.some(mark => mark.test(startedBy))
