import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { faultKinds } from './control/fault-kinds.ts'
import { operations } from './operations.ts'
import { startSettings } from './realism/settings.ts'
import { stopCauses } from './services/ecs/stop-causes/stop-causes.ts'

const manual = readFileSync(new URL('README.md', import.meta.url), 'utf8')

it('the manual names every operation, fault kind and setting', () => {
  const names = [
    ...Object.values(operations).flatMap(service => Object.keys(service)),
    ...Object.keys(faultKinds),
    ...Object.keys(startSettings({ strict: true, speed: 1 })),
  ]
  expect(names.filter(name => !manual.includes(`\`${name}\``))).toEqual([])
})

it('the manual tells of every stop cause what happens and where its sentence comes from', () => {
  const rows = Object.entries(stopCauses).map(([id, { title, phase, platform, source }]) => {
    const capacity = platform === undefined ? 'both' : platform === 'ec2' ? 'EC2' : 'Fargate'
    return `| \`${id}\` | ${title} | ${phase} | ${capacity} | ${source} |`
  })
  expect(rows.filter(row => !manual.includes(row))).toEqual([])
})
