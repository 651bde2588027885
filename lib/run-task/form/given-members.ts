/** Whether a value equals one that isn't there, in the form and in a request. */
export const isEmpty = (value: unknown): boolean =>
  value == null || value === '' || (Array.isArray(value) && value.length === 0)

/** The members that hold something. */
export function givenMembers<T extends object>(members: T): Partial<T> {
  const given = Object.entries(members).filter(([, value]) => !isEmpty(value))
  return ofSameMembers<T>(Object.fromEntries(given))
}

/** Safe: every member is one of T's, or left out. */
const ofSameMembers = <T extends object>(members: object) => members as Partial<T>
