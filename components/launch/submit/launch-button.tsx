'use client'

import { Button, Kbd } from '@mantine/core'
import { useIsHydrated } from '@/components/ui/time/clock'
import { useIsProduction } from '../form-state/use-is-production'
import { useCountText } from './use-count-text'
import { useFound } from '../form-state/launch-context'
import classes from './launch-button.module.css'
import type { LaunchState } from './use-launch'

/** Says what the click will do. While fields are wrong it leads to the first of them. */
export function LaunchButton({ state, submit }: { state: LaunchState; submit: () => void }) {
  const count = useCountText()
  const isProduction = useIsProduction()
  const isHydrated = useIsHydrated()
  const errors = useFound(
    ({ problems }) => problems.filter(({ severity }) => severity === 'error').length,
  )
  const isLaunching = state.kind === 'launching'
  return (
    <div className={classes.launch}>
      <Button
        fullWidth
        size="md"
        className={classes.button}
        data-blocked={errors > 0 || undefined}
        data-production={isProduction || undefined}
        disabled={!isHydrated}
        // Disabled it would lose the focus, and with it the keyboard's place when ECS refuses.
        data-disabled={isLaunching || undefined}
        aria-disabled={errors > 0 || isLaunching || undefined}
        aria-describedby="launch-note"
        onClick={submit}
      >
        {isLaunching ? (
          'Launching'
        ) : (
          <>
            {['Launch', count, isProduction && 'on production'].filter(Boolean).join(' ')}
            <Kbd className={classes.key} aria-hidden>
              {isHydrated && isApple() ? '⌘ ↵' : 'Ctrl ↵'}
            </Kbd>
          </>
        )}
      </Button>
      <p id="launch-note" className={classes.note} role="status">
        {errors > 0 && `Fix ${errors === 1 ? '1 field' : `${errors} fields`} to launch`}
      </p>
    </div>
  )
}

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)
