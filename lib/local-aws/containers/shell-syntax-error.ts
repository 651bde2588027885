/** A shell line that is not run at all: the shell says `message` and exits 2. */
export class ShellSyntaxError extends Error {
  override name = 'ShellSyntaxError'
}
