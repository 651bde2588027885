import { Note } from '../failure-note'
import type { Notify, NotifyAccess } from './use-notify'

const ONLY_TAB = 'This tab’s title and icon show the outcome.'

const texts = {
  granted: (what: string) =>
    `You’ll get a notification when this ${what} ends. Keep this tab open until then.`,
  denied: () =>
    `Notifications are blocked for this site. Allow them in your browser’s site settings. ${ONLY_TAB}`,
  default: () =>
    `Your browser doesn’t allow notifications from this site yet. Turn Notify me off and on again to allow them. ${ONLY_TAB}`,
  insecure: () => `Notifications require HTTPS or localhost. ${ONLY_TAB}`,
  unsupported: () => `This browser doesn’t support notifications. ${ONLY_TAB}`,
} satisfies Record<NotifyAccess, (what: string) => string>

/** What a person who asked for a notification can expect. */
export function NotifyNote({ notify, what }: { notify: Notify; what: 'task' | 'launch' }) {
  const { isOn, access } = notify
  if (!isOn) return null
  return <Note tone={access === 'granted' ? 'neutral' : 'warn'}>{texts[access](what)}</Note>
}
