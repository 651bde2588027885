import type { LogLevel } from '../log-line.ts'
import { toLevel, toLevelOfNumber, toLevelOfPriority, toLevelOfSeverity } from './level-words.ts'

/** Of pino, bunyan, zap, slog, winston, Python, Google Cloud, ECS of Elastic, Monolog, Serilog... */
const names = [
  ...['level', 'severity', 'levelname', 'log.level', 'lvl', 'level_name', 'loglevel', 'log_level'],
  ...['@l', 'severityText', 'SeverityText', 'severity_text'],
]

/** Of OpenTelemetry, whose text may be a name of the program's own. */
const numberNames = ['severityNumber', 'SeverityNumber', 'severity_number']

/** The level that an object of a log names in a member of its own. */
export function findMemberLevel(value: Record<string, unknown>): LogLevel | undefined {
  for (const name of names) {
    const level = toMemberLevel(value[name], 'short_message' in value)
    if (level) return level
  }
  for (const name of numberNames) {
    const level = toLevelOfSeverity(value[name])
    if (level) return level
  }
  if ('ctx' in value && 't' in value) return toMongoLevel(value.s)
  const { log } = value
  return typeof log === 'object' && log !== null && 'level' in log
    ? toMemberLevel(log.level, false)
    : undefined
}

/** @param isGelf whose numbers are those of syslog */
function toMemberLevel(member: unknown, isGelf: boolean): LogLevel | undefined {
  if (typeof member === 'number') {
    return isGelf && member < 8 ? toLevelOfPriority(member) : toLevelOfNumber(member)
  }
  if (typeof member !== 'string' || member.length > 20) return undefined
  // slog writes "ERROR+2", and some write the number as text.
  return /^\d+$/.test(member)
    ? toLevelOfNumber(Number(member))
    : toLevel(/^[A-Za-z]*/.exec(member)?.[0] ?? '')
}

/** `I`, and `D1` to `D5`. */
const mongoLevels = new Map<unknown, LogLevel>([
  ['F', 'fatal'],
  ['E', 'error'],
  ['W', 'warn'],
  ['I', 'info'],
])

const toMongoLevel = (severity: unknown): LogLevel | undefined =>
  typeof severity === 'string' && severity.startsWith('D') ? 'debug' : mongoLevels.get(severity)

const levelMember =
  /"(?:level|severity|levelname|log\.level|lvl)"\s{0,9}:\s{0,9}("[A-Za-z]{1,20}"|\d{1,3}\b)/

/** The same in the head of a text that is too long, or cut, and can't be read as JSON. */
export function findCutMemberLevel(head: string): LogLevel | undefined {
  const word = levelMember.exec(head)?.[1]
  if (word === undefined) return undefined
  return word.startsWith('"') ? toLevel(word.slice(1, -1)) : toLevelOfNumber(Number(word))
}
