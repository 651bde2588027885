'use client'

import { useController } from 'react-hook-form'
import { Picker } from './picker/picker'
import { useLaunchForm } from '../form-state/form-values'
import { useRareCatalog } from '../form-state/launch-catalogs'
import { useFieldError } from '../form-state/launch-context'
import { sortRoles, roleFacts } from './role-options'
import type { TrustedService } from './role-options'
import type { TextPath } from './text-field'

/** A role of the account, those that the service may take on first, or an ARN that is typed. */
export function RoleField({
  path,
  label,
  trusted,
}: {
  path: TextPath
  label: string
  trusted: TrustedService
}) {
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: path })
  const catalog = useRareCatalog('roles')
  return (
    <Picker
      label={label}
      what="Roles"
      catalog={catalog}
      placeholder="Choose a role, or type its ARN"
      items={sortRoles(catalog.choices ?? [], trusted).map(role => ({
        value: role.arn,
        label: role.arn,
        name: role.name,
        facts: roleFacts(role, trusted),
      }))}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      path={path}
      error={useFieldError(path, fieldState.isTouched)}
    />
  )
}
