import { describe, it } from 'vitest'
import { toVisibleText } from '../components/ui/visible-text.ts'
import { linkLabel } from '../components/launch/summary/link-label.ts'
import { toFieldLabel } from '../lib/run-task/form/find-field.ts'
import { clusterArnOf, parseClusterArn, parseTaskArn, principalNameOf } from '../lib/aws/arn.ts'
import { failureOf } from '../lib/aws/failure-of.server.ts'
import { toTrustedServices } from '../lib/aws/iam/trust-policy.ts'
import { toProductionNames } from '../lib/settings/production-names.ts'
import { toImageRegistry } from '../lib/run-task/rules/image-registry.ts'
import { trustsService } from '../lib/preflight/iam/trusts-service.ts'
import { toOverrideViews } from '../lib/task-view/task/override-view.ts'
import { toWhereText } from '../lib/task-view/task/placement-view.ts'
import { findTaskId } from '../lib/task-view/reference/find-task-id.ts'
import { parseTaskReference } from '../lib/task-view/reference/parse-task-reference.ts'
import { toTaskAddress } from '../lib/task-view/task-address.ts'
import { toRevision } from '../lib/task-view/task-names.ts'
import { explainPlacementFailure } from '../lib/verdict/explain-placement-failure.ts'
import { explainStop } from '../lib/verdict/explain-stop.ts'
import { expectNoFreeze } from '../lib/testing/expect-no-freeze.ts'

const place = { partition: 'aws', region: 'us-east-1', accountId: '111122223333' }
const isProduction = toProductionNames(['prod*', '*-live', '*a*a*a*b'])

const stopped = (text: string) => ({
  lastStatus: 'STOPPED',
  stoppedReason: text,
  containers: [
    { name: text, image: text, reason: text },
    { name: 'app', image: 'app', exitCode: 1, reason: text },
  ],
})

const overridden = (text: string) => ({
  overrides: {
    containerOverrides: [
      { name: text, command: [text], environment: [{ name: text, value: text }] },
    ],
  },
})

const trusting = (text: string) =>
  encodeURIComponent(
    JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Action: text,
        Principal: { Service: text },
        Condition: { ArnLike: { 'aws:SourceArn': text } },
      },
    }),
  )

describe('long hostile texts of AWS and of addresses', () => {
  it.each<[string, (text: string) => unknown, { before?: string; after?: string }?]>([
    ['an image', toImageRegistry],
    ['an image of a registry', toImageRegistry, { before: '111122223333.dkr.ecr.', after: '/a' }],
    ['an ARN', text => [parseClusterArn(text), parseTaskArn(text), clusterArnOf(text, place)]],
    ['a task ARN', parseTaskArn, { before: 'arn:aws:ecs:us-east-1:111122223333:task/' }],
    ['an address', text => [parseTaskReference(text), findTaskId(text), toTaskAddress(text, text)]],
    ['a name', text => [toRevision(text), principalNameOf(text), isProduction(text)]],
    ['a zone', text => toWhereText({ cluster: text, availabilityZone: text })],
    ['overrides', text => toOverrideViews(overridden(text))],
    ['a stop', text => explainStop(stopped(text))],
    ['a placement failure', text => explainPlacementFailure(text, text)],
    ['an error', text => failureOf(Object.assign(new Error(text), { name: text }))],
    ['a trust policy', text => [toTrustedServices(text), trustsService(text, 'ecs', place)]],
    ['a readable trust policy', text => trustsService(trusting(text), 'ecs', place)],
    ['a shown text', toVisibleText],
    ['a problem', text => [toFieldLabel(text), linkLabel({ label: text, sentence: text + text })]],
  ])(
    'do not freeze what reads %s',
    (_what, read, around) => {
      expectNoFreeze(read, around)
    },
    120_000,
  )
})
