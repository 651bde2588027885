import { BlockList, isIP, isIPv4 } from 'node:net'
import { isArnLike, isLike, isSame } from './policy-pattern.ts'

interface Operator {
  /** Whether a value of the request matches a value of the policy. */
  fits: (wanted: string, given: string) => boolean
  /** A negated operator matches if no value fits, or if the request does not have the key. */
  isNegated: boolean
}

const positives: Readonly<Record<string, Operator['fits']>> = {
  StringEquals: isSame,
  StringEqualsIgnoreCase: isSameCaseless,
  StringLike: (wanted, given) => isLike(wanted, given),
  ArnEquals: isArnLike,
  ArnLike: isArnLike,
  Bool: isSameCaseless,
  BinaryEquals: isSame,
  IpAddress: isInRange,
  ...comparisons('Numeric', toNumber),
  ...comparisons('Date', toTime),
}

const negatives: Readonly<Record<string, Operator['fits']>> = {
  StringNotEquals: isSame,
  StringNotEqualsIgnoreCase: isSameCaseless,
  StringNotLike: (wanted, given) => isLike(wanted, given),
  ArnNotEquals: isArnLike,
  ArnNotLike: isArnLike,
  NotIpAddress: isInRange,
  NumericNotEquals: (wanted, given) => toNumber(given) === toNumber(wanted),
  DateNotEquals: (wanted, given) => toTime(given) === toTime(wanted),
}

/**
 * IAM User Guide, condition operators. `Null` is not among them, because it asks about the key and
 * not about its values.
 */
export const conditionOperators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...Object.entries(positives).map(([name, fits]) => toEntry(name, fits, false)),
  ...Object.entries(negatives).map(([name, positive]) => toEntry(name, positive, true)),
])

function toEntry(name: string, fits: Operator['fits'], isNegated: boolean): [string, Operator] {
  return [name, { fits, isNegated }]
}

function comparisons(prefix: string, read: (text: string) => number) {
  const compare = (holds: (given: number, wanted: number) => boolean) => {
    return (wanted: string, given: string) => holds(read(given), read(wanted))
  }
  return {
    [`${prefix}Equals`]: compare((given, wanted) => given === wanted),
    [`${prefix}LessThan`]: compare((given, wanted) => given < wanted),
    [`${prefix}LessThanEquals`]: compare((given, wanted) => given <= wanted),
    [`${prefix}GreaterThan`]: compare((given, wanted) => given > wanted),
    [`${prefix}GreaterThanEquals`]: compare((given, wanted) => given >= wanted),
  }
}

/** Reads a number. NaN, which compares to nothing, for other text. */
function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}

function isSameCaseless(wanted: string, given: string): boolean {
  return isSame(wanted.toLowerCase(), given.toLowerCase())
}

/** Epoch seconds or ISO 8601. */
function toTime(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

function isInRange(range: string, address: string): boolean {
  const [base = '', prefix] = range.split('/')
  if (!isIP(base) || !isIP(address)) return false
  const family = isIPv4(base) ? 'ipv4' : 'ipv6'
  const longest = family === 'ipv4' ? 32 : 128
  const bits = prefix === undefined ? longest : toNumber(prefix)
  if (!Number.isInteger(bits) || bits < 0 || bits > longest) return false
  const list = new BlockList()
  list.addSubnet(base, bits, family)
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}
