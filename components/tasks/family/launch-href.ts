/** The launch form with the family filled in. */
export const toLaunchHref = (family: string): string =>
  `/launch?${new URLSearchParams({ family }).toString()}`
