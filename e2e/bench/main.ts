/**
 * `npm run bench [-- NAME …]`: the measurements of this folder, each as a table of ratios against
 * a baseline of the same run. Absolute times of a noisy machine mean little and are not printed.
 */
import { benchLocalAws } from './local-aws.ts'
import { benchLoading } from './loading.ts'
import { benchLogs } from './logs.ts'
import { printTable } from './print-table.ts'
import type { Table } from './print-table.ts'
import { benchScripts } from './scripts.ts'
import { benchTasksList } from './tasks-list.ts'
import { benchTracking } from './tracking.ts'
import { benchTyping } from './typing.ts'
import { benchValidation } from './validation.ts'
import { benchViewers } from './viewers.ts'

const benches: Record<string, () => Promise<Table> | Table> = {
  'local-aws': benchLocalAws,
  loading: benchLoading,
  logs: benchLogs,
  scripts: benchScripts,
  'tasks-list': benchTasksList,
  tracking: benchTracking,
  typing: benchTyping,
  validation: benchValidation,
  viewers: benchViewers,
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; known are ${Object.keys(benches).join(', ')}`,
  )
  process.exit(2)
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) printTable(await bench())
}
