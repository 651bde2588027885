const format = new Intl.NumberFormat('en-US')

/** `2,048`. */
export const toNumberText = (value: number): string => format.format(value)
