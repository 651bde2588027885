import { z } from 'zod'

/** An ARN has 2048 characters at most, and nothing else that a request names is longer. */
const MAX_CHARACTERS = 2048

/** Text of a request: an ID, a name, an ARN. It is bounded before anything reads or stores it. */
export const boundedText = (maxCharacters = MAX_CHARACTERS) =>
  z.string().max(maxCharacters, `longer than ${maxCharacters} characters`)

/** Whether somebody looks at the page that polls: `look=0` says that nobody does, and nobody asked to be told. */
export const somebodyLooks = () =>
  boundedText()
    .optional()
    .transform(text => text !== '0')
