import { toVisibleText } from '@/components/ui/visible-text'

interface Shown {
  title: string
  body: string
  /** A browser shows one notification of a tag, whichever of its tabs show it. */
  tag: string
  /** The path of the page that a click opens. */
  href: string
}

/** Shows a notification of the system. A click on it brings the page to the front. */
export function showNotification({ title, body, tag, href }: Shown): void {
  try {
    const notification = new Notification(toVisibleText(title), { body: toVisibleText(body), tag })
    notification.onclick = () => {
      window.focus()
      notification.close()
      if (window.location.pathname !== href) window.location.assign(href)
    }
  } catch {
    // Browsers of phones have the constructor and refuse it. The tab's title says the same.
  }
}
