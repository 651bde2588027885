/**
 * The one value of this process under a name, made when it is first asked for. Next may load a
 * module once per layer, so a module variable would be several.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`slipway.${name}`)
  if (!Reflect.has(globalThis, key)) Reflect.set(globalThis, key, make())
  return asMade<T>(Reflect.get(globalThis, key))
}

/** The same, where it was made already. */
export const findProcessWide = <T>(name: string): T | undefined =>
  asMade<T | undefined>(Reflect.get(globalThis, Symbol.for(`slipway.${name}`)))

export const forgetProcessWide = (name: string): boolean =>
  Reflect.deleteProperty(globalThis, Symbol.for(`slipway.${name}`))

/** Safe: only `processWide` writes there, and each name belongs to one caller. */
const asMade = <T>(value: unknown): T => value as T
