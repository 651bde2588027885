const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The same text with the controls that reorder it written out: what is read is what runs. */
export const toVisibleText = (text: string): string =>
  text.replace(bidiControls, control => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
