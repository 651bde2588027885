import type { Metadata } from 'next'
import Link from 'next/link'
import { MessagePage } from '@/components/shell/message-page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main>
      <MessagePage title="Nothing is here" message="There is no such page.">
        <Link href="/">To the start</Link>
      </MessagePage>
    </main>
  )
}
