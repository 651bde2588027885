import type { Metadata } from 'next'
import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main>
      <MessagePage title="Page not found" message="This page doesn’t exist.">
        <Link href="/">Go to the start page</Link>
      </MessagePage>
    </main>
  )
}
