import type { Metadata } from 'next'
import { LaunchForm } from '@/components/launch/launch-form'
import { pageOperator } from '../page-operator.server'
import { launch } from './actions'

export const metadata: Metadata = { title: 'Launch' }

export default async function LaunchPage() {
  const { operator } = await pageOperator()
  return (
    <LaunchForm
      key={operator.region}
      region={operator.region}
      account={{ accountId: operator.accountId, principalArn: operator.principalArn }}
      launch={launch}
    />
  )
}
