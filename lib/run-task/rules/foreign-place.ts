import { nameOfArn, parseArn, placeOfArn, toArn } from '../../aws/arn.ts'
import type { Place } from '../../aws/arn.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'

/** A field whose ARN names another Region or account; only what differs is there. */
export interface ForeignField {
  path: string
  region?: string
  accountId?: string
}

interface Named {
  cluster?: string
  taskDefinition?: string
  overrides?: { taskRoleArn?: string; executionRoleArn?: string }
}

const fields: readonly [path: string, read: (named: Named) => string | undefined][] = [
  ['taskDefinition', named => named.taskDefinition],
  ['cluster', named => named.cluster],
  ['overrides.taskRoleArn', named => named.overrides?.taskRoleArn],
  ['overrides.executionRoleArn', named => named.overrides?.executionRoleArn],
]

/** The fields that name another place than the form's own. ARNs of IAM have no Region. */
export const findForeignFields = (named: Named, home: Place): ForeignField[] =>
  fields.flatMap(([path, read]) => {
    const { region, accountId } = placeOfArn(read(named) ?? '')
    const isElsewhere = region !== undefined && region !== home.region
    const isOthers = accountId !== undefined && accountId !== home.accountId
    if (!isElsewhere && !isOthers) return []
    return [{ path, ...(isElsewhere && { region }), ...(isOthers && { accountId }) }]
  })

/** RunTask takes a cluster, a definition and roles of its own Region and account only. */
export const findForeignProblems = (named: Named, home: Place | undefined): Problem[] =>
  home ? findForeignFields(named, home).map(field => toProblem(field, home)) : []

const toProblem = ({ path, region = '', accountId }: ForeignField, home: Place): Problem =>
  accountId
    ? toError(path, 'in-other-account', { account: accountId, homeAccount: home.accountId })
    : toError(path, 'in-other-region', { region, homeRegion: home.region })

/** The same launch by names only, which every Region and account has of its own. */
export function toLocalNames<T extends Named>(named: T, home: Place): T {
  const foreign = new Set(findForeignFields(named, home).map(({ path }) => path))
  const { cluster, taskDefinition, overrides } = named
  return {
    ...named,
    ...(foreign.has('cluster') && { cluster: nameOfArn(cluster?.trim() ?? '') }),
    ...(foreign.has('taskDefinition') && {
      taskDefinition: nameOfArn(taskDefinition?.trim() ?? ''),
    }),
    ...(overrides && {
      overrides: {
        ...overrides,
        ...(foreign.has('overrides.taskRoleArn') && {
          taskRoleArn: toAccount(overrides.taskRoleArn, home),
        }),
        ...(foreign.has('overrides.executionRoleArn') && {
          executionRoleArn: toAccount(overrides.executionRoleArn, home),
        }),
      },
    }),
  }
}

function toAccount(arn = '', { accountId }: Place): string {
  const named = parseArn(arn.trim())
  return named ? toArn({ ...named, accountId }) : arn
}
