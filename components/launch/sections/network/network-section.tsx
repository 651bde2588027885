'use client'

import { useWatch } from 'react-hook-form'
import { isMissingDefinition } from '@/lib/aws/ecs/is-missing-definition'
import { ChoiceBar } from '@/components/ui/choice-bar'
import { useField } from '../../fields/use-field'
import { focusFieldSoon } from '../../form-state/focus-field'
import { FieldPair, FormSection } from '../form-section'
import { networkPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { SecurityGroupsField, SubnetsField } from './network-fields'
import { TextButton } from '../../../ui/text-button'
import { useFocusInside } from '../../form-state/use-focus-inside'
import { useHeld } from '../../form-state/use-held'

/** Shown for awsvpc, and while the form holds a network that another mode refuses, to remove it. */
export function NetworkSection() {
  const { definition } = useLaunchCatalogs()
  const { control, setValue } = useLaunchForm()
  const subnets = useWatch({ control, name: `${networkPath}.subnets` })
  const { isInside, handlers } = useFocusInside()
  const choices = useHeld(definition.choices, definition.isLoading)
  const mode = choices?.networkMode ?? (choices && 'bridge')
  const isGiven = (subnets?.length ?? 0) > 0
  const isUnknown = definition.failure !== undefined && !isMissingDefinition(definition.failure)
  const isShown = useHeld(mode === 'awsvpc' || isGiven || isUnknown, isInside)
  if (!isShown) return null

  function clear() {
    setValue(networkPath, { subnets: [], securityGroups: [], assignPublicIp: 'DISABLED' })
    focusFieldSoon('taskDefinition')
  }
  const note =
    mode === 'awsvpc' ? (
      <>
        Required: this definition uses <code>awsvpc</code>.
      </>
    ) : mode ? (
      <>
        This definition uses <code>{mode}</code>, which doesn’t use a network configuration.{' '}
        <TextButton onClick={clear}>Remove the network configuration</TextButton>
      </>
    ) : undefined
  return (
    <div {...handlers}>
      <FormSection title="Network" note={note}>
        <FieldPair>
          <SubnetsField />
          <SecurityGroupsField />
          <PublicIpField />
        </FieldPair>
      </FormSection>
    </div>
  )
}

const publicIps = [
  { value: 'DISABLED', label: 'Disabled' },
  { value: 'ENABLED', label: 'Enabled' },
] as const

function PublicIpField() {
  const {
    value = 'DISABLED',
    onChange,
    fieldProps,
  } = useField(`${networkPath}.assignPublicIp`, {
    isEager: true,
  })
  return <ChoiceBar {...fieldProps} data={publicIps} value={value} onChange={onChange} />
}
