'use client'

import type { DefinitionChoice } from '@/lib/catalog/choices'
import { findDifferences } from '@/lib/run-task/compare/find-differences'
import classes from './differences-card.module.css'
import { useFound, useLaunchContext } from '../form-state/launch-context'
import { TextButton } from '../../ui/text-button'

/** Each difference with what it replaces, and a way to its field. */
export function DifferencesList({
  definition,
  onGo,
}: {
  definition: DefinitionChoice
  onGo: () => void
}) {
  const values = useFound(findings => findings.values)
  const { goToField } = useLaunchContext()
  return (
    <ul className={classes.list}>
      {findDifferences(values, definition).map(({ path, label, was, is }) => (
        <li key={path} className={classes.item}>
          <TextButton
            onClick={() => {
              onGo()
              goToField(path)
            }}
          >
            {label}
          </TextButton>
          <div className={classes.values}>
            {was !== undefined && (
              <>
                <del>{was}</del> →{' '}
              </>
            )}
            <ins>{is || 'empty'}</ins>
          </div>
        </li>
      ))}
    </ul>
  )
}
