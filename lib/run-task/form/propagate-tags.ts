/** What `propagateTags` may hold; RunTask refuses SERVICE (API Reference, RunTask). */
export const propagateTagsChoices = ['TASK_DEFINITION', 'NONE', 'SERVICE'] as const
