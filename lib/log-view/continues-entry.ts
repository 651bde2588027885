/** Lines that never begin an entry, whatever stands before them. */
const continuing = [
  // Code, frames of a stack, and inner lines of JSON. A level of four letters in a column of five
  // isn't an indented line.
  /^(?! (?:INFO|WARN)[ :])[ \t]+\S/,
  // Java and Kotlin.
  /^(?:Caused by|Suppressed|Wrapped by): /,
  /^\.{3} \d+ (?:more|common frames omitted)/,
  // Python, and SQLAlchemy's exceptions.
  /^(?:During handling of the above exception|The above exception was the direct cause)/,
  /^(?:\[SQL: |\[parameters: |\(Background on this error at: )/,
  // Go.
  /^(?:goroutine \d+ \[|\[signal SIG|created by \S+ in goroutine )/,
  // Rust.
  /^(?:stack backtrace:$|note: (?:run with `RUST_BACKTRACE|Some details are omitted))/,
  // Node, where the indentation is lost.
  /^at \S+ \(\S+:\d+\)/,
  // .NET and PHP.
  /^--- End of (?:inner exception )?stack trace/,
  /^(?:Stack trace:$|#\d+ +\S)/,
  // PostgreSQL.
  /^(?:DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LINE \d+): /,
  // The end of pretty JSON.
  /^[\]})]+[,;]?$/,
]

const anyContinuing = new RegExp(continuing.map(({ source }) => `(?:${source})`).join('|'))

/**
 * Whether a line goes on from the one before it, whatever that is, as a frame of a stack or an inner
 * line of JSON does.
 *
 * @param text of the line, without terminal sequences
 */
export const continuesEntry = (text: string): boolean => anyContinuing.test(text)
