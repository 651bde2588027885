import { replaceEqualDeep } from '@tanstack/react-query'

/** Whether two plain values (texts, numbers, lists and objects of them) hold the same. */
export const isEqual = (one: unknown, other: unknown): boolean =>
  replaceEqualDeep(one, other) === one
