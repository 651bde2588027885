'use client'

import { useMemo } from 'react'
import { useRareCatalog } from '../form-state/launch-catalogs'
import { Picker } from './picker/picker'
import { roleFacts, sortRoles } from './role-options'
import type { TrustedService } from './role-options'
import { useField } from './use-field'
import type { TextPath } from './use-field'

/** A role of the account, those that the service may assume first, or an ARN that is typed. */
export function RoleField({ path, trusted }: { path: TextPath; trusted: TrustedService }) {
  const { value, onChange, fieldProps } = useField(path)
  const catalog = useRareCatalog('roles')
  const { choices } = catalog
  const items = useMemo(
    () =>
      sortRoles(choices ?? [], trusted).map(role => ({
        value: role.arn,
        label: role.arn,
        name: role.name,
        facts: roleFacts(role, trusted),
      })),
    [choices, trusted],
  )
  return (
    <Picker
      {...fieldProps}
      what="Roles"
      catalog={catalog}
      placeholder="Choose a role, or type its ARN"
      items={items}
      value={value ?? ''}
      onChange={onChange}
    />
  )
}
