const mostRows = 6

/** How many lines of a value its field shows. */
export const toRowCount = (value: string): number => Math.min(mostRows, value.split('\n').length)
