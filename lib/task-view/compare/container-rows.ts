import type { ContainerView } from '../task/container-view.ts'
import type { TaskView } from '../task/task-view.ts'
import type { CompareRow, Noun } from './compare-row.ts'
import { toRow } from './to-row.ts'
import type { Side } from './to-row.ts'

const noun = (one: string, many = one): Noun => ({ one, many })

/** Images, commands and sizes of the containers, which are told apart by name. */
export function toContainerRows(a: TaskView, b: TaskView): CompareRow[] {
  const names = [...new Set([...a.containers, ...b.containers].map(({ name }) => name))]
  const pairs = names.map(name => ({
    name: names.length > 1 ? name : undefined,
    a: a.containers.find(container => container.name === name),
    b: b.containers.find(container => container.name === name),
  }))
  const ofBoth = pairs.flatMap(pair =>
    pair.a && pair.b ? [{ name: pair.name, a: pair.a, b: pair.b }] : [],
  )
  return [
    ...pairs.flatMap(pair => toPresenceRow(pair.name, pair.a, pair.b)),
    ...ofBoth.flatMap(pair => toImageRow(pair.name, pair.a, pair.b)),
    ...members.flatMap(({ key, label, many, read, isDefined, isMarked }) =>
      ofBoth.flatMap(pair =>
        toRow({
          key: JSON.stringify([key, pair.name ?? '']),
          label,
          container: pair.name,
          noun: noun(label.charAt(0).toLowerCase() + label.slice(1), many),
          isMono: isMarked,
          isMarked,
          a: toSide(read(pair.a), !isDefined || a.isDefinitionKnown),
          b: toSide(read(pair.b), !isDefined || b.isDefinitionKnown),
        }),
      ),
    ),
  ]
}

interface Member {
  key: string
  label: string
  many: string
  read: (container: ContainerView) => string | undefined
  /** Whether the task definition has it, where no override does. */
  isDefined?: boolean
  isMarked?: boolean
}

const members: readonly Member[] = [
  {
    key: 'command',
    label: 'Command',
    many: 'commands',
    read: ({ command }) => command,
    isDefined: true,
    isMarked: true,
  },
  {
    key: 'entryPoint',
    label: 'Entry point',
    many: 'entry points',
    read: ({ entryPoint }) => entryPoint,
    isDefined: true,
    isMarked: true,
  },
  {
    key: 'exitCode',
    label: 'Exit code',
    many: 'exit codes',
    read: ({ exitCode }) => exitCode?.toString(),
  },
  {
    key: 'cpu',
    label: 'CPU units',
    many: 'CPU units',
    // ECS says 0 where the definition gives the container none.
    read: ({ cpu }) => (cpu === '0' ? undefined : cpu),
  },
  {
    key: 'memory',
    label: 'Memory (MiB)',
    many: 'memory',
    read: ({ memory }) => memory,
    isDefined: true,
  },
  {
    key: 'memoryReservation',
    label: 'Memory reservation (MiB)',
    many: 'memory reservations',
    read: ({ memoryReservation }) => memoryReservation,
  },
]

const toSide = (text: string | undefined, isKnown: boolean): Side => ({
  text,
  isKnown: text !== undefined || isKnown,
})

/** A container that only one of the runs has. What it has is then no difference of its own. */
function toPresenceRow(
  name: string | undefined,
  a: ContainerView | undefined,
  b: ContainerView | undefined,
): CompareRow[] {
  if (a && b) return []
  return toRow({
    key: JSON.stringify(['container', name ?? '']),
    label: 'Container',
    container: name,
    noun: { one: 'container', many: 'containers', isCounted: true },
    isMono: true,
    a: toPresence(a),
    b: toPresence(b),
  })
}

const toPresence = (container: ContainerView | undefined): Side =>
  container
    ? { text: container.image ?? container.name }
    : { text: undefined, note: 'not in this run' }

function toImageRow(name: string | undefined, a: ContainerView, b: ContainerView): CompareRow[] {
  const rows = toRow({
    key: JSON.stringify(['image', name ?? '']),
    label: 'Image',
    container: name,
    noun: noun('image', 'images'),
    isMono: true,
    a: { text: a.image },
    b: { text: b.image },
  })
  return rows.map(row => withDigests(row, a, b))
}

/** A tag can be moved to another image. A run that pulled none doesn't tell what it would have got. */
function withDigests(row: CompareRow, a: ContainerView, b: ContainerView): CompareRow {
  const areBothPulled = a.imageDigest !== undefined && b.imageDigest !== undefined
  const isSameTag = areBothPulled && a.image === b.image && a.imageDigest !== b.imageDigest
  return {
    ...row,
    a: { ...row.a, ...(a.imageDigest !== undefined && { digest: a.imageDigest }) },
    b: { ...row.b, ...(b.imageDigest !== undefined && { digest: b.imageDigest }) },
    ...(isSameTag && { relation: 'different', isSameTag }),
  }
}
