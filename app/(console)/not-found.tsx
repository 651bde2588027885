import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'

export default function NotFound() {
  return (
    <MessagePage
      title="Page not found"
      message="There is no such page or task in this account. Check the link, the account and the Region."
    >
      <Link href="/tasks">Tasks</Link>
    </MessagePage>
  )
}
