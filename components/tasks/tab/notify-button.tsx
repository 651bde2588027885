'use client'

import { Button } from '@mantine/core'
import { IconBell, IconBellRinging } from '@tabler/icons-react'
import { useIsHydrated } from '@/components/ui/time/clock'
import { useFocusHeir } from '@/components/ui/use-focus-heir'
import classes from './notify-button.module.css'
import type { Notify } from './use-notify'

/** Turns the notification of the end on and off. It goes with the end, and passes the focus on. */
export function NotifyButton({ notify, onGone }: { notify: Notify; onGone: () => void }) {
  const button = useFocusHeir<HTMLButtonElement>(onGone)
  const { isOn, turnOn, turnOff } = notify
  const Icon = isOn ? IconBellRinging : IconBell
  return (
    <Button
      ref={button}
      variant="default"
      className={classes.button}
      disabled={!useIsHydrated()}
      aria-pressed={isOn}
      leftSection={<Icon size={16} aria-hidden />}
      onClick={() => (isOn ? turnOff() : void turnOn())}
    >
      Notify me
    </Button>
  )
}
