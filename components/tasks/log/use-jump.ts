'use client'

import { useEffect, useEffectEvent } from 'react'

/** An instant that the log has to show, in epoch milliseconds. Each is another object. */
export interface LogJump {
  atMs: number
}

/** Shows the time that another part of the page asks for, such as the timeline. */
export function useJump(jump: LogJump | undefined, onTime: (atMs: number) => void): void {
  const show = useEffectEvent(onTime)
  useEffect(() => {
    if (jump) show(jump.atMs)
  }, [jump])
}
