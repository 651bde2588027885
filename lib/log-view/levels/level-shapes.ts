import type { LogLevel } from '../log-line.ts'
import { toLevelOfPriority } from './level-words.ts'

/** A line that names its level by its shape. The first rule that fits decides. */
interface LevelShape {
  shape: RegExp
  level: LogLevel | ((found: RegExpExecArray) => LogLevel | undefined)
}

const letters = new Map<string | undefined, LogLevel>([
  ['F', 'fatal'],
  ['E', 'error'],
  ['W', 'warn'],
  ['I', 'info'],
  ['D', 'debug'],
])

const byLetter = (found: RegExpExecArray) => letters.get(found[1])

/**
 * In order. Each begins at the start of the line, has no flags, as they are also asked all at once, and
 * takes no longer than its text is long.
 */
export const levelShapes: readonly LevelShape[] = [
  // A counter: "error: 0".
  { shape: /^[A-Za-z]?[a-z]+: ?[\d.,%]+$/, level: () => undefined },
  // klog and glog: "E1129 14:02:31.007123       1 main.go:12] ...".
  { shape: /^([FEWID])\d{4} \d\d:\d\d:\d\d/, level: byLetter },
  // Ruby: "E, [2026-11-29T14:02:31 #1] ERROR -- : ...".
  { shape: /^([FEWID]), \[\d/, level: byLetter },
  // Telegraf and the CloudWatch agent: "2026-11-29T14:02:31Z E! ...".
  { shape: /^\S{20,35} ([EWID])! /, level: byLetter },
  // Syslog: "<11>1 2026-...", and the prefix that systemd reads.
  {
    shape: /^<(\d{1,3})>/,
    level: ([, priority]) =>
      Number(priority) < 192 ? toLevelOfPriority(Number(priority)) : undefined,
  },
  // .NET's console: "fail: Jobs.Backfill[0]".
  {
    shape: /^(trce|dbug|info|warn|fail|crit): [^\s[]+\[\d+\]$/,
    level: ([, word]) => dotNet.get(word),
  },
  { shape: /^npm (?:ERR!|error)(?: |$)/, level: 'error' },
  { shape: /^npm (?:WARN|warn) /, level: 'warn' },
  { shape: /^npm notice /, level: 'info' },
  { shape: /^PHP Fatal error: /, level: 'fatal' },
  { shape: /^PHP Parse error: /, level: 'error' },
  { shape: /^PHP (?:Warning|Deprecated): /, level: 'warn' },
  { shape: /^PHP Notice: /, level: 'info' },
  {
    shape: /^(?:panic|fatal error|fatal|Panic|Fatal error|Fatal|PANIC|FATAL ERROR|FATAL): /,
    level: 'fatal',
  },
  { shape: /^thread '[^']*' (?:\(\d+\) )?panicked at /, level: 'fatal' },
  { shape: /^Unhandled [Ee]xception\b/, level: 'fatal' },
  { shape: /^Segmentation fault\b/, level: 'fatal' },
  { shape: /^Traceback \(most recent call last\):/, level: 'error' },
  { shape: /^Exception in thread "/, level: 'error' },
  { shape: /^Uncaught (?:Error|Exception|\w+Error)\b/, level: 'error' },
  { shape: /^exec \S+: /, level: 'error' },
  { shape: /^ORA-\d{5}: /, level: 'error' },
  { shape: /^error\[E\d+\]: /, level: 'error' },
  { shape: /^[^\s(]+\(\d+,\d+\): error [A-Z]+\d+: /, level: 'error' },
  { shape: /^[^\s(]+\(\d+,\d+\): warning [A-Z]+\d+: /, level: 'warn' },
  { shape: /^=(?:ERROR|CRASH) REPORT====/, level: 'error' },
  { shape: /^=(?:WARNING) REPORT====/, level: 'warn' },
  { shape: /^=(?:INFO|PROGRESS) REPORT====/, level: 'info' },
  // Python and Node: "x.py:12: DeprecationWarning: ...", "(node:1) Warning: ...".
  { shape: /^[^\s:]+:\d+: [A-Z]\w*Warning: /, level: 'warn' },
  { shape: /^\(node:\d+\) (?:\[\w+\] )?\w*Warning: /, level: 'warn' },
  { shape: /^UnhandledPromiseRejection\w*/, level: 'error' },
  // The class of an exception: "sqlalchemy.exc.OperationalError: ...", "TypeError: ...".
  { shape: /^[\w$.:\\]*(?:Error|Exception)(?:: | \[|$)/, level: 'error' },
]

const dotNet = new Map<string | undefined, LogLevel>([
  ['trce', 'trace'],
  ['dbug', 'debug'],
  ['info', 'info'],
  ['warn', 'warn'],
  ['fail', 'error'],
  ['crit', 'fatal'],
])
