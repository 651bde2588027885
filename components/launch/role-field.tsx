'use client'

import { Autocomplete } from '@mantine/core'
import { useController } from 'react-hook-form'
import type { RoleChoice } from '@/lib/catalog/choices'
import { useLaunchForm } from './form-values'
import { useFieldError, useLaunchContext } from './launch-context'
import { ListingFailure } from './listing-failure'
import { OptionLine } from './option-line'
import { findRoles, roleFacts } from './role-options'
import type { TrustedService } from './role-options'
import type { TextPath } from './text-field'
import { useCatalog } from './use-catalog'
import { useRetry } from './use-retry'

const shownAtOnce = 50

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
  const { region } = useLaunchContext()
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: path })
  const catalog = useCatalog('roles', { region })
  const retry = useRetry(catalog, path)
  const value = field.value ?? ''
  const byArn = new Map(catalog.choices?.map((role): [string, RoleChoice] => [role.arn, role]))
  return (
    <Autocomplete
      label={label}
      placeholder={catalog.isLoading ? 'Loading' : 'Choose a role, or type its ARN'}
      data={findRoles(catalog.choices ?? [], byArn.has(value) ? '' : value, trusted)
        .slice(0, shownAtOnce)
        .map(({ arn }) => arn)}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const role = byArn.get(String(option.value))
        return <OptionLine name={role?.name} facts={role && roleFacts(role, trusted)} />
      }}
      value={value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      data-path={path}
      spellCheck={false}
      autoCapitalize="off"
      error={useFieldError(path, fieldState.isTouched)}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={
        catalog.failure && <ListingFailure what="Roles" failure={catalog.failure} retry={retry} />
      }
    />
  )
}
