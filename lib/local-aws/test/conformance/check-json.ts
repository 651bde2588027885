/**
 * A shape of the SDK's runtime model: a number for a simple type, else a tuple that begins with
 * its kind. References are functions where they would come too early, and pairs where traits
 * follow.
 */
type Shape = unknown

const kinds = { list: 1, map: 2, structure: 3 }
const simple: Record<number, string> = { 0: 'string', 1: 'number', 2: 'boolean', 4: 'number' }
/** Lists and maps of simple types are numbers too. */
const listOf = 64
const mapOf = 128

function resolve(shape: Shape): Shape {
  if (typeof shape === 'function') return resolve(callShape(shape))
  if (Array.isArray(shape) && typeof shape[0] !== 'number') return resolve(shape[0])
  return Array.isArray(shape) && shape[0] === 0 ? resolve(shape[4]) : shape
}

/** Safe: the model's references are functions without parameters. */
const callShape = (shape: unknown): unknown => (shape as () => unknown)()

const items = (value: unknown[], shape: Shape, at: string) =>
  value.flatMap((item, index) => checkJson(item, shape, `${at}[${index}]`))

const entries = (value: object, shape: Shape, at: string) =>
  Object.entries(value).flatMap(([key, item]) => checkJson(item, shape, `${at}.${key}`))

function checkStructure(value: object, shape: unknown[], at: string): string[] {
  const names = shape[4]
  const shapes = shape[5]
  if (!Array.isArray(names) || !Array.isArray(shapes)) return [`${at}: no members in the model`]
  return Object.entries(value).flatMap(([key, member]) => {
    const index = names.indexOf(key)
    return index < 0
      ? [`${at}.${key} is not in the model`]
      : checkJson(member, shapes[index], `${at}.${key}`)
  })
}

function checkNumbered(value: unknown, shape: number, at: string): string[] {
  if (shape >= mapOf) return isObject(value) ? entries(value, shape - mapOf, at) : [`${at}: no map`]
  if (shape >= listOf)
    return Array.isArray(value) ? items(value, shape - listOf, at) : [`${at}: no list`]
  const expected = simple[shape]
  return expected === undefined || typeof value === expected
    ? []
    : [`${at} is a ${typeof value}, not a ${expected}`]
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Where a JSON value has another type than the SDK's model, or a member that it does not know. */
export function checkJson(value: unknown, reference: Shape, at = '$'): string[] {
  if (value === null) return [`${at} is null`]
  const shape = resolve(reference)
  if (typeof shape === 'number') return checkNumbered(value, shape, at)
  if (!Array.isArray(shape)) return shape === 'unit' ? [] : [`${at}: unknown kind of shape`]
  const tuple: unknown[] = shape
  if (tuple[0] === kinds.list)
    return Array.isArray(value) ? items(value, tuple[4], at) : [`${at}: no list`]
  if (!isObject(value)) return [`${at} is no object`]
  if (tuple[0] === kinds.map) return entries(value, tuple[5], at)
  return checkStructure(value, tuple, at)
}
