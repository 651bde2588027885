import { Skeleton } from '@mantine/core'

/** Stands for the fields of a section while they are loaded. */
export const LoadingFields = () => <Skeleton height={120} radius={8} />
