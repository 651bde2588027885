'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { focusFieldSoon } from '../form-state/focus-field'
import classes from './like-service-field.module.css'
import { TextButton } from '../../ui/text-button'
import { createLazyPart } from '../../ui/lazy-part'

const part = createLazyPart(() => <p className={classes.loading}>Loading</p>)

const LikeServicePicker = dynamic(
  () => part.load(async () => (await import('./like-service-picker')).LikeServicePicker),
  { loading: part.Loading },
)

const path = 'likeService.open'

/** Takes compute, network, placement and roles from a service of the cluster. */
export function LikeServiceField({ cluster }: { cluster: string }) {
  const [isOpen, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    focusFieldSoon(path)
  }
  return isOpen ? (
    <div
      role="group"
      aria-label="Run like a service"
      className={classes.picker}
      onKeyDown={event => event.key === 'Escape' && close()}
    >
      <LikeServicePicker cluster={cluster} close={close} />
    </div>
  ) : (
    <p className={classes.action}>
      <TextButton path={path} onClick={() => setOpen(true)}>
        Run like a service
      </TextButton>
    </p>
  )
}
