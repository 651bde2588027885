'use client'

import { Autocomplete } from '@mantine/core'
import { useWatch } from 'react-hook-form'
import {
  fargateSizes,
  findFargateSize,
  toCpuUnits,
  toMemoryMiB,
} from '@/lib/run-task/form/fargate-sizes'
import { toCpuText, toMemoryText } from '@/lib/run-task/problems/amount-texts'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { OverrideField } from '../../fields/override-field'
import { useField } from '../../fields/use-field'
import { useIsOnFargate } from '../../form-state/use-effective-compute'

type SizePath = 'overrides.cpu' | 'overrides.memory'

/** Task CPU and memory; on Fargate with a list of the sizes that it supports. */
export function TaskSizeFields() {
  const { choices } = useLaunchCatalogs().definition
  const { control } = useLaunchForm()
  const isOnFargate = useIsOnFargate()
  const isWindows = choices?.operatingSystemFamily?.startsWith('WINDOWS') ?? false
  const cpu = useWatch({ control, name: 'overrides.cpu' }) || choices?.cpu
  const sizes = fargateSizes.filter(({ isLinuxOnly }) => !isWindows || !isLinuxOnly)
  const memories = findFargateSize(toCpuUnits(cpu ?? '') ?? 0)?.memoryMiB ?? []
  return (
    <>
      <SizeField
        path="overrides.cpu"
        unit="CPU units, or for example 1 vCPU"
        inherited={toSaid(choices?.cpu, toCpuUnits, toCpuText)}
        options={isOnFargate ? sizes.map(size => toOption(size.cpu, toCpuText)) : []}
      />
      <SizeField
        path="overrides.memory"
        unit="MiB, or for example 2 GB"
        inherited={toSaid(choices?.memory, toMemoryMiB, toMemoryText)}
        options={isOnFargate ? memories.map(memory => toOption(memory, toMemoryText)) : []}
      />
    </>
  )
}

interface Option {
  value: string
  said: string
}

const toOption = (value: number, say: (value: number) => string): Option => ({
  value: String(value),
  said: say(value),
})

function toSaid(
  text: string | undefined,
  read: (text: string) => number | undefined,
  say: (value: number) => string,
): string | undefined {
  const value = text === undefined ? undefined : read(text)
  return value === undefined ? text : `${text} (${say(value)})`
}

function SizeField({
  path,
  unit,
  inherited,
  options,
}: {
  path: SizePath
  unit: string
  inherited: string | undefined
  options: Option[]
}) {
  const { value, onChange, label, inputProps } = useField(path, { isEager: true })
  const said = new Map(options.map(option => [option.value, option.said]))
  return (
    <OverrideField
      path={path}
      label={label}
      isOverridden={Boolean(value)}
      inherited={inherited}
      revert={() => onChange(undefined)}
    >
      <Autocomplete
        {...inputProps}
        placeholder={unit}
        data={options.map(({ value }) => value)}
        filter={({ options: all }) => all}
        renderOption={({ option }) => `${option.value} · ${said.get(String(option.value)) ?? ''}`}
        value={value ?? ''}
        onChange={onChange}
      />
    </OverrideField>
  )
}
