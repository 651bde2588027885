/**
 * A line that a shell cannot read. The shell prints `message` and exits with 2, and nothing of the
 * line runs.
 */
export class ShellSyntaxError extends Error {
  override name = 'ShellSyntaxError'
}
