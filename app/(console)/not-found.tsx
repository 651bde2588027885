import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'

export default function NotFound() {
  return (
    <MessagePage
      title="Page not found"
      message="This page or task doesn’t exist in this account. Check the link, the account and the Region."
    >
      <Link href="/tasks">Tasks</Link>
    </MessagePage>
  )
}
