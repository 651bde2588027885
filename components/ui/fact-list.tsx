import type { ReactNode } from 'react'
import { ClampedText } from './clamped-text'
import classes from './fact-list.module.css'

export interface Fact {
  label: string
  value: ReactNode
  /** Ids, commands and foreign words stand in the mono face. */
  isMono?: boolean
  /** Told apart where two labels are alike. */
  key?: string
}

const hasValue = (value: ReactNode): boolean =>
  value !== undefined && value !== null && value !== false && value !== ''

/** Labels and values in two columns; facts without a value are left out. */
export function FactList({ facts }: { facts: Fact[] }) {
  const told = facts.filter(({ value }) => hasValue(value))
  return (
    <dl className={classes.facts}>
      {told.map(({ label, value, isMono, key }) => (
        <div key={key ?? label} className={classes.fact}>
          <dt>
            <ClampedText text={label} />
          </dt>
          <dd className={isMono ? classes.mono : undefined}>
            {typeof value === 'string' ? <ClampedText text={value} /> : value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
