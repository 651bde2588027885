import { z } from 'zod'

const message = 'maxResults must be between 1 and 100.'

/** `maxResults` of list operations: 1 to 100, by default 100. */
export const maxResultsSchema = z.int().min(1, message).max(100, message).optional()
