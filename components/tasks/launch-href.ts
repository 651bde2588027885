/** What the launch form can be filled in from: a family, a task's ARN or a launch's ID. */
type LaunchSource = { family: string } | { task: string } | { launch: string }

/** The launch form, filled in. */
export const toLaunchHref = (source: LaunchSource): string =>
  `/launch?${new URLSearchParams(source).toString()}`
