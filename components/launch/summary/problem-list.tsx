'use client'

import { IconAlertTriangleFilled, IconCircle, IconCircleFilled } from '@tabler/icons-react'
import type { Problem } from '@/lib/run-task/problems/problem'
import { explainProblem } from '@/lib/run-task/rules/explain-problem'
import { linkLabel } from './link-label'
import { isEmptyAt } from '../form-state/findings-store'
import { useFindings, useLaunchContext } from '../form-state/launch-context'
import classes from './problem-list.module.css'
import { TextButton } from '../../ui/text-button'

type Face = 'wrong' | 'open' | 'warning'

const icons = { wrong: IconCircleFilled, open: IconCircle, warning: IconAlertTriangleFilled }
const words = { wrong: 'Error', open: 'To do', warning: 'Warning' }

/** What stands between the form and the launch, and what is worth knowing; each links to its field. */
export function ProblemList({ onGo }: { onGo: () => void }) {
  const { problems } = useFindings()
  const { store, wasTried, goToField } = useLaunchContext()
  if (problems.length === 0) return null

  function faceOf({ severity, path }: Problem): Face {
    if (severity === 'warning') return 'warning'
    return isEmptyAt(store.getInput(), path) && !wasTried ? 'open' : 'wrong'
  }
  return (
    <ul className={classes.list} aria-label="Problems">
      {problems.map(problem => {
        const face = faceOf(problem)
        const Icon = icons[face]
        const { label, rest } = linkLabel(explainProblem(problem))
        return (
          <li key={`${problem.severity} ${problem.path}`} className={classes.problem}>
            <Icon size={12} className={classes.icon} data-face={face} aria-label={words[face]} />
            <span>
              <TextButton
                onClick={() => {
                  onGo()
                  goToField(problem.path)
                }}
              >
                {label}
              </TextButton>
              {rest}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
