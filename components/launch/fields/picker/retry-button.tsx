'use client'

import { useFocusHeir } from '@/components/ui/use-focus-heir'
import { focusField } from '../../form-state/focus-field'
import { TextButton } from '../../../ui/text-button'
import type { Catalog } from '../../../data/use-catalog'

/** Asks again. It goes once that succeeds, and leaves its focus to the field beside it. */
export function RetryButton({
  label,
  path,
  catalog: { isLoading, retry },
}: {
  label: string
  path: string
  catalog: Catalog<unknown>
}) {
  const button = useFocusHeir<HTMLSpanElement>(() => focusField(path, 'nearest'))
  return (
    <span ref={button}>
      <TextButton label={label} onClick={retry}>
        {isLoading ? 'retrying' : 'retry'}
      </TextButton>
    </span>
  )
}
