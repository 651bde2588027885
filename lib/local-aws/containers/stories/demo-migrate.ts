import type { OutputLine, Program } from '../command-script.ts'

const steps = [
  'create table ledger_v2',
  'copy 1,204,118 rows from ledger',
  'create index ledger_v2_account_idx',
  'create index ledger_v2_booked_at_idx',
  'add constraint ledger_v2_account_fk',
  'swap ledger and ledger_v2',
]

/** Where the statement that failed was called from. */
const frames = [
  'at Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:285:98)',
  'at Client._handleErrorMessage (/app/node_modules/pg/lib/client.js:446:22)',
  'at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
  'at async createLedger (/app/migrations/042-ledger.js:18:3)',
  'at async migrate (/app/migrate.js:77:5)',
]

const targetOf = (words: readonly string[]): string => {
  const at = words.indexOf('--to')
  return (at < 0 ? undefined : words[at + 1]) ?? '41'
}

const isDebug = (level: string | undefined) => level?.toLowerCase() === 'debug'

/**
 * A database migration that reports progress for about 30 s. A migration to version 42 fails,
 * because its table exists.
 */
export const runDemoMigrate: Program = (words, environment, random) => {
  const target = targetOf(words)
  const fails = target === '42'
  const lines: OutputLine[] = [
    {
      atMs: 300,
      text: `INFO migrate: connecting to ${environment.DATABASE_URL ? 'DATABASE_URL' : 'the local database'}`,
    },
    { atMs: 1_100, text: `INFO migrate: schema is at version 40, migrating to ${target}` },
  ]
  let atMs = 1_500
  steps.slice(0, fails ? 1 : steps.length).forEach((step, index) => {
    if (isDebug(environment.LOG_LEVEL))
      lines.push({ atMs, text: `DEBUG migrate: lock_timeout=5s statement ${index + 1}` })
    atMs += random.between(2_000, 7_000)
    if (!fails) lines.push({ atMs, text: `INFO migrate: [${index + 1}/${steps.length}] ${step}` })
  })
  if (fails) {
    lines.push({ atMs, text: 'ERROR relation "ledger_v2" already exists' })
    for (const frame of frames) lines.push({ atMs, text: `    ${frame}` })
    lines.push({
      atMs: atMs + 40,
      text: 'ERROR migrate: version 42 failed and was rolled back, schema is at version 40',
    })
  } else
    lines.push({ atMs: atMs + 200, text: `INFO migrate: done, schema is at version ${target}` })
  return {
    lines,
    durationMs: atMs + 400,
    exitCode: fails ? 3 : 0,
    onTerm: { afterMs: 900, exitCode: 143, text: 'WARN migrate: terminated, rolling back' },
  }
}
