'use client'

import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useIsHydrated } from '@/components/ui/time/clock'
import classes from './filter-bar.module.css'

interface FilterProps {
  label: string
  value: string | undefined
  options: { value: string; text: string }[]
  onChange: (value: string) => void
  /** Absent for those that are always there. */
  onRemove?: () => void
}

/** One value of what rows have, or any. */
export function Filter({ label, value, options, onChange, onRemove }: FilterProps) {
  return (
    <div className={classes.filter} data-set={value !== undefined || undefined}>
      <label className={classes.choice}>
        <span className={classes.label}>{label}</span>
        <select
          value={value ?? ''}
          disabled={!useIsHydrated()}
          onChange={event => onChange(event.currentTarget.value)}
        >
          <option value="">any</option>
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <IconChevronDown size={14} aria-hidden className={classes.chevron} />
      </label>
      {onRemove && (
        <button
          type="button"
          className={classes.remove}
          aria-label={`Remove the filter ${label}`}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}
