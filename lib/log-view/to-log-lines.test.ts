import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continuesEntry } from './continues-entry.ts'
import { toLogLines } from './to-log-lines.ts'

const linesOf = (...messages: string[]) =>
  toLogLines(
    'app',
    messages.map(message => ({ timestampMs: 1_000, message })),
  )

/** Of each line, whether it begins an entry. */
const headsOf = (text: string) =>
  linesOf(...text.split('\n')).flatMap(({ message, isContinued }) => (isContinued ? [] : [message]))

describe('lines of events', () => {
  it('are one of each break, and one entry of an event', () => {
    expect(linesOf('ERROR a\r\nb\n\nERROR c\n', 'd')).toEqual(
      [
        ['ERROR a', 0, 'error', false],
        ['b', 1, undefined, true],
        ['', 2, undefined, true],
        ['ERROR c', 3, undefined, true],
        ['d', 0, undefined, false],
      ].map(([message, part, level, isContinued]) => ({
        container: 'app',
        timestampMs: 1_000,
        ...{ message, part, level, isContinued },
      })),
    )
    expect(linesOf('')).toHaveLength(1)
    expect(linesOf('done\r')[0]?.message).toBe('done')
  })

  it('keep their ANSI, which hides no level', () => {
    const [line] = linesOf('\u001b[31mERROR\u001b[0m x')
    expect(line).toMatchObject({ level: 'error', message: '\u001b[31mERROR\u001b[0m x' })
  })

  it('are the same in pages as at once', () => {
    const part = fc.constantFrom('ERROR x', '  at a', '', 'a.b.CError: x', 'INFO y', '{"a":1}')
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), fc.nat(), (messages, at) => {
        const cut = at % messages.length
        const first = linesOf(...messages.slice(0, cut))
        const events = messages.slice(cut).map(message => ({ timestampMs: 1_000, message }))
        const second = toLogLines('app', events, first.at(-1))
        expect([...first, ...second]).toEqual(linesOf(...messages))
      }),
    )
  })
})

/** Each is one entry, then a line that begins another one. */
const entries = {
  java: `2026-11-29 14:02:31 ERROR [main] c.e.Backfill - failed
java.lang.IllegalStateException: no rows
\tat com.example.Backfill.run(Backfill.java:42)
\t... 12 common frames omitted
Caused by: java.sql.SQLException: relation
\tat org.postgresql.x(y.java:1)
\t... 12 more
\tSuppressed: java.io.IOException: x`,
  'an exception of Java alone': `Exception in thread "main" java.lang.NullPointerException
\tat com.example.Backfill.run(Backfill.java:42)`,
  python: `ERROR:root:failed
Traceback (most recent call last):
  File "/app/run.py", line 3, in main
    raise ledger.NotFound("x")
    ^^^^^^^^^^^^^^^^^^^^^^^^^^
ledger.NotFound: x`,
  'chained python': `Traceback (most recent call last):
  File "/app/run.py", line 3, in main
    x()
KeyError: 'id'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/run.py", line 5, in main
    y()
sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation
LINE 1: select * from ledger
                      ^

[SQL: select * from ledger]
(Background on this error at: https://sqlalche.me/e/20/f405)`,
  node: `TypeError: Cannot read properties of undefined
    at run (/app/run.js:3:4)
    at async main (/app/run.js:9:1) {
  code: 'E1'
}`,
  'node without indentation': `ERROR relation "ledger_v2" already exists
at Connection.parseE (pg/connection.js:614)`,
  go: `panic: runtime error: index out of range [5] with length 3

goroutine 1 [running]:
main.run({0xc000, 0x3, 0x3})
\t/app/main.go:12 +0x1d
main.(*Job).main()
\t/app/main.go:5 +0x11
created by main.start in goroutine 1
exit status 2`,
  rust: `thread 'main' panicked at src/main.rs:2:5:
no rows
stack backtrace:
   0: rust_begin_unwind
             at /rustc/x/library/std/src/panicking.rs:1:5
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
  '.NET': `Unhandled exception. System.InvalidOperationException: no rows
 ---> System.Exception: x
   at Jobs.Backfill.Run() in /app/Backfill.cs:line 12
   --- End of inner exception stack trace ---
--- End of stack trace from previous location ---`,
  'the console of .NET': `fail: Jobs.Backfill[0]
      Batch failed`,
  ruby: `run.rb:3:in \`main': no rows (RuntimeError)
\tfrom run.rb:9:in \`<main>'`,
  php: `PHP Fatal error:  Uncaught Exception: boom in /app/run.php:3
Stack trace:
#0 {main}
  thrown in /app/run.php on line 3`,
  postgresql: `ERROR:  duplicate key value violates unique constraint "ledger_pkey"
DETAIL:  Key (id)=(1) already exists.
STATEMENT:  insert into ledger`,
  'pretty JSON': `{
  "a": [
    1
  ]
}`,
}

describe('an entry', () => {
  it.each(Object.entries(entries))('of several lines: %s', (_, text) => {
    const [first] = text.split('\n')
    expect(headsOf(`INFO before\n${text}\nafter it`)).toEqual(['INFO before', first, 'after it'])
  })

  it.each(['java', 'node', '.NET', 'ruby', 'php', 'postgresql', 'pretty JSON'] as const)(
    'goes on where a page ends inside: %s',
    name => {
      const events = entries[name].split('\n').map(message => ({ timestampMs: 1_000, message }))
      for (let cut = 1; cut < events.length; cut += 1) {
        const before = toLogLines('app', events.slice(0, cut)).at(-1)
        const rest = toLogLines('app', events.slice(cut), before)
        expect(rest.every(({ isContinued }) => isContinued)).toBe(true)
      }
    },
  )

  it.each([
    ['INFO a\nERROR b\nINFO c', 3],
    ['a\n\nb', 3],
    [' INFO padded\n WARN padded', 2],
    ['INFO done\njava.lang.IllegalStateException: later', 2],
    ['{"a":1}\n{"b":2}', 2],
    ['  .   ____\n /\\\\ / ___', 0],
  ])('begins where nothing says that a line goes on: %j', (text, count) => {
    expect(headsOf(text)).toHaveLength(count)
  })

  it('is not continued by an exception that comes later', () => {
    const lines = toLogLines('app', [
      { timestampMs: 1_000, message: 'ERROR a' },
      { timestampMs: 3_000, message: 'java.lang.IllegalStateException: b' },
    ])
    expect(lines.map(({ isContinued }) => isContinued)).toEqual([false, false])
  })
})

it('a line alone tells of most kinds that it goes on', () => {
  expect(continuesEntry('\tat a.b(c.java:1)')).toBe(true)
  expect(continuesEntry('Caused by: x')).toBe(true)
  expect(continuesEntry('}')).toBe(true)
  expect(continuesEntry('started')).toBe(false)
  expect(continuesEntry('')).toBe(false)
})
