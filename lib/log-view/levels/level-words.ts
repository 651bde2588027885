import type { LogLevel } from '../log-line.ts'

/** What programs call each level, in lower case. */
const words: readonly [LogLevel, string][] = [
  ['fatal', 'fatal critical crit panic dpanic emergency emerg alert ftl pnc'],
  ['error', 'error err eror severe fail'],
  ['warn', 'warning warn wrn'],
  ['info', 'info information informational notice inf note log system'],
  ['debug', 'debug dbug dbg fine'],
  ['trace', 'trace trce trc verbose vrb finer finest'],
]

const levelOf = new Map(
  words.flatMap(([level, names]) => names.split(' ').map(name => [name, level] as const)),
)

/** The level of a word that is known to stand for one: of a member, or alone in brackets. */
export const toLevel = (word: string): LogLevel | undefined => levelOf.get(word.toLowerCase())

/** The numbers of pino and bunyan, and of Monolog. */
const numbers = new Map<number, LogLevel>([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
  [100, 'debug'],
  [200, 'info'],
  [250, 'info'],
  [300, 'warn'],
  [400, 'error'],
  [500, 'fatal'],
  [550, 'fatal'],
  [600, 'fatal'],
])

export const toLevelOfNumber = (number: number): LogLevel | undefined => numbers.get(number)

/** The severities of syslog, from 0 on (RFC 5424, table 2). */
const severities: readonly LogLevel[] = [
  ...(['fatal', 'fatal', 'fatal', 'error', 'warn', 'info', 'info', 'debug'] as const),
]

/** @param priority facility and severity in one number, or the severity alone */
export const toLevelOfPriority = (priority: number): LogLevel | undefined =>
  severities[priority % severities.length]

/** Of OpenTelemetry's `SeverityNumber` (logs data model): four numbers each, from 1 on. */
const openTelemetryLevels: readonly LogLevel[] = [
  ...(['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const),
]

export const toLevelOfSeverity = (number: unknown): LogLevel | undefined =>
  typeof number === 'number' ? openTelemetryLevels[Math.floor((number - 1) / 4)] : undefined
