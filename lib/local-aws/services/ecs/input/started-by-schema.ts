import { z } from 'zod'

/**
 * `startedBy` of RunTask and of the filter of ListTasks. The API Reference names letters, numbers,
 * hyphens, slashes and underscores, but recorded answers of ECS have others ("AWS Step Functions",
 * "ECS Deploy"), so only the length is checked.
 */
export const startedBySchema = z
  .string()
  .refine(text => [...text].length <= 128, 'startedBy longer than 128.')
