'use client'

import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Place } from '@/lib/aws/arn'
import type { LaunchInput } from '@/lib/run-task/schema'
import { focusFieldWhenThere } from './focus-field'
import { sectionOf } from './form-sections'
import { containersPath } from './form-values'
import { createLaunchStore } from './launch-store'
import { valueAt } from './value-at'

/** The form, what there is to say about it, and the way to a field of it. */
export function useLaunchState(home: Place, initial: LaunchInput) {
  const form = useForm<LaunchInput>({
    defaultValues: initial,
    // The launch store judges every change, with the account's rules beside the schema's.
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const { getValues, subscribe } = form
  const [store] = useState(() => createLaunchStore(getValues, { home }))

  useEffect(
    () => subscribe({ formState: { values: true }, callback: () => store.judgeSoon() }),
    [subscribe, store],
  )

  /** Opens what hides the field of a path, and moves the focus there. */
  const [goToField] = useState(() => (path: string) => {
    const index = path.startsWith(`${containersPath}.`) ? path.split('.')[2] : undefined
    const name = index && valueAt(getValues(containersPath), `${index}.name`)
    if (typeof name === 'string') store.openContainer(name)
    const section = sectionOf(path)
    if (section) store.setSectionOpen(section, true)
    focusFieldWhenThere(path)
  })

  return { form, store, goToField }
}
