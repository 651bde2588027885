import { z } from 'zod'

/** `startedBy` of RunTask and of the filter of ListTasks (API Reference, RunTask). */
export const startedBySchema = z.string().max(128, 'startedBy longer than 128.')
