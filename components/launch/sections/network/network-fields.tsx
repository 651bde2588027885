'use client'

import { useMemo } from 'react'
import { useWatch } from 'react-hook-form'
import type { NetworkChoices, SubnetChoice } from '@/lib/catalog/choices'
import { limits } from '@/lib/run-task/form/limits'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import type { Catalog } from '../../../data/use-catalog'
import { ManyPicker } from '../../fields/picker/many-picker'
import type { PickerItem } from '../../fields/picker/match-typed'
import { useField } from '../../fields/use-field'
import { networkPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'

export function SubnetsField() {
  const { network } = useLaunchCatalogs()
  const { value, onChange, fieldProps } = useField(`${networkPath}.subnets`)
  const items = useMemo(() => network.choices && toSubnetItems(network.choices), [network.choices])
  return (
    <ManyPicker
      {...fieldProps}
      catalog={listOf(network, 'subnets')}
      items={items}
      max={limits.subnets.max}
      value={value ?? []}
      onChange={onChange}
      placeholder="Choose subnets"
    />
  )
}

const none: string[] = []

/** Groups of the chosen subnets' VPC; of every VPC while no subnet is chosen. */
export function SecurityGroupsField() {
  const { network } = useLaunchCatalogs()
  const { control } = useLaunchForm()
  const { value = none, onChange, fieldProps } = useField(`${networkPath}.securityGroups`)
  const subnets = useWatch({ control, name: `${networkPath}.subnets` })
  const vpcId = network.choices?.subnets?.find(({ id }) => id === subnets?.[0])?.vpcId
  const items = useMemo(
    () => network.choices && toGroupItems(network.choices, vpcId, value),
    [network.choices, vpcId, value],
  )
  return (
    <ManyPicker
      {...fieldProps}
      catalog={listOf(network, 'securityGroups')}
      items={items}
      max={limits.securityGroups.max}
      value={value}
      onChange={onChange}
      placeholder="The VPC’s default group"
    />
  )
}

/** One list of the network: only its own failure is said beside it. */
const listOf = (
  network: Catalog<NetworkChoices>,
  list: 'subnets' | 'securityGroups',
): Catalog<unknown> => ({
  ...network,
  failure: network.failure ?? network.choices?.unread?.[list],
})

function toSubnetItems(choices: NetworkChoices): PickerItem[] | undefined {
  const vpcNames = toVpcNames(choices)
  return choices.subnets?.map(subnet => ({
    value: subnet.id,
    label: [subnet.name ?? subnet.id, zoneOf(subnet), reachOf(subnet)].filter(Boolean).join(' · '),
    name: subnet.name ?? subnet.id,
    facts: [
      subnet.name && subnet.id,
      zoneOf(subnet),
      reachOf(subnet),
      `${toNumberText(subnet.availableIpAddressCount)} free`,
    ]
      .filter(Boolean)
      .join(' · '),
    group: vpcNames.get(subnet.vpcId) ?? subnet.vpcId,
  }))
}

function toGroupItems(
  choices: NetworkChoices,
  vpcId: string | undefined,
  chosen: string[],
): PickerItem[] | undefined {
  const vpcNames = toVpcNames(choices)
  return choices.securityGroups
    ?.filter(group => !vpcId || group.vpcId === vpcId || chosen.includes(group.id))
    .map(group => ({
      value: group.id,
      label: group.name,
      name: group.name,
      facts: [group.id, group.description].filter(Boolean).join(' · '),
      group: vpcNames.get(group.vpcId) ?? group.vpcId,
    }))
}

/** `us-east-1a` is `1a` beside its Region. */
const zoneOf = ({ availabilityZone }: SubnetChoice) => availabilityZone.split('-').at(-1) ?? ''

/** Nothing where routes could not be read: a guess would be taken for knowledge. */
function reachOf({ isPublic }: SubnetChoice): string {
  if (isPublic === undefined) return ''
  return isPublic ? 'public' : 'private'
}

const toVpcNames = ({ vpcs = [] }: NetworkChoices): Map<string, string> =>
  new Map(
    vpcs.map(({ id, name, cidrBlock, isDefault }) => [
      id,
      [name, id, cidrBlock, isDefault && 'default'].filter(Boolean).join(' · '),
    ]),
  )
