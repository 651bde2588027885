'use client'

import { TextField } from './text-field'
import type { TextPath } from './text-field'

/** A role by its ARN. */
export function RoleField({
  path,
  label,
  trusted,
}: {
  path: TextPath
  label: string
  /** The service that has to be allowed to assume it. */
  trusted: 'ecs-tasks.amazonaws.com' | 'ecs.amazonaws.com'
}) {
  return (
    <TextField path={path} label={label} placeholder={`arn:aws:iam::…, trusts ${trusted}`} isMono />
  )
}
