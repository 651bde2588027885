/** Everything process-wide hangs on this one key of `globalThis`. */
const KEY = Symbol.for('slipway')

/**
 * The one value of this process with a name, made when it is first asked for. Next may load a
 * module once per layer, so a module's variable could exist several times.
 */
export function processWide<T>(name: string, make: () => T): T {
  const values = valuesOfProcess()
  if (!values.has(name)) values.set(name, make())
  return asMade<T>(values.get(name))
}

/** The value with a name, where it was made already. */
export const findProcessWide = <T>(name: string): T | undefined =>
  asMade<T | undefined>(valuesOfProcess().get(name))

export const forgetProcessWide = (name: string): boolean => valuesOfProcess().delete(name)

function valuesOfProcess(): Map<string, unknown> {
  if (!Reflect.has(globalThis, KEY)) Reflect.set(globalThis, KEY, new Map())
  return asMade<Map<string, unknown>>(Reflect.get(globalThis, KEY))
}

/** Safe: only this module writes there, and each name belongs to one caller. */
const asMade = <T>(value: unknown): T => value as T
