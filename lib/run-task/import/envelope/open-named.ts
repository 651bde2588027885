import { isRecord } from '../../request/read-shape.ts'
import type { Given } from '../json/member-of.ts'
import type { Opening } from './opened.ts'
import { isRunTask } from '../json/unwrap-state.ts'

/** States of a machine, or resources of a template, that were copied with their names. */
export function openNamed(given: Given): Opening {
  const values = Object.values(given).slice(0, 1000)
  if (!values.every(isRecord)) return undefined
  if (values.some(isRunTask)) return { value: { States: given }, unused: [] }
  return values.some(isResource) ? { value: { Resources: given }, unused: [] } : undefined
}

const isResource = ({ Type: type, Properties: properties }: Given) =>
  typeof type === 'string' && type.startsWith('AWS::') && isRecord(properties)
