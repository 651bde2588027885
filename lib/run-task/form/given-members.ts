/** The members that hold something: neither undefined nor an empty list or text. */
export function givenMembers<T extends object>(members: T): Partial<T> {
  const given = Object.entries(members).filter(([, value]) => !isEmpty(value))
  return ofSameMembers<T>(Object.fromEntries(given))
}

const isEmpty = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Safe: every member is one of T's, or left out. */
const ofSameMembers = <T extends object>(members: object) => members as Partial<T>
