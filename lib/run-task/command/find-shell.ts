export type Shell = 'posix' | 'powershell' | 'cmd'

/**
 * The shell that a pasted `aws` command was written for: its prompt says so, else how its first
 * line goes on in the next, else quotes that mean JSON in one shell only.
 */
export function findShell(text: string): Shell {
  const end = text.indexOf('run-task')
  const start = end < 0 ? 0 : Math.max(text.lastIndexOf('aws', end), 0)
  return (
    findByPrompt(text.trimStart()) ??
    findByContinuation(text.slice(start)) ??
    findByQuotes(text) ??
    'posix'
  )
}

function findByPrompt(text: string): Shell | undefined {
  if (/^PS [A-Za-z~/][^\n>]*>/.test(text)) return 'powershell'
  return /^[A-Za-z]:\\[^\n>]*>/.test(text) ? 'cmd' : undefined
}

const shells = new Map<string | undefined, Shell>([
  ['\\', 'posix'],
  ['`', 'powershell'],
  ['^', 'cmd'],
])

/** A comment, what quotes or an escape hold, or a character that joins two lines. */
const part =
  /(?<=\s)#[^\n]*|(\\|(?<=\s)`|\^)[ \t]*\r?\n|'[^']*'?|"(?:[^"\\`]|[\\`][^])*"?|[\\^][^]|[^'"\\`^#]+|[^]/g

function findByContinuation(text: string): Shell | undefined {
  for (const [, continuation] of text.matchAll(part)) {
    const shell = shells.get(continuation)
    if (shell) return shell
  }
  return undefined
}

/** A POSIX shell would make no JSON of any of these. */
const powerShellQuotes = [
  /'\s*[[{]\s*\\"[^"'\\]*\\"/,
  /"\s*[[{]\s*(?:""|`")/,
  /(?:^|[\s=(])@['"][ \t]*\r?\n/,
]

const findByQuotes = (text: string): Shell | undefined =>
  powerShellQuotes.some(quotes => quotes.test(text)) ? 'powershell' : undefined
