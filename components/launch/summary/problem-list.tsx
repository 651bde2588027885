'use client'

import { IconAlertTriangleFilled, IconCircle, IconCircleFilled } from '@tabler/icons-react'
import { explainProblem } from '@/lib/run-task/rules/explain-problem'
import { linkLabel } from './link-label'
import { useFound, useLaunchContext, useLaunchStore } from '../form-state/launch-context'
import { isWrong } from '../form-state/launch-store'
import type { FormProblem } from '../form-state/launch-store'
import classes from './problem-list.module.css'
import { TextButton } from '../../ui/text-button'

type Face = 'wrong' | 'open' | 'warning'

const icons = { wrong: IconCircleFilled, open: IconCircle, warning: IconAlertTriangleFilled }
const words = { wrong: 'Error', open: 'To do', warning: 'Warning' }

/** What stands between the form and the launch, and what is worth knowing; each links to its field. */
export function ProblemList({ onGo }: { onGo: () => void }) {
  const problems = useFound(findings => findings.problems)
  const wasTried = useLaunchStore(state => state.wasTried)
  const { goToField } = useLaunchContext()
  if (problems.length === 0) return null

  function faceOf(problem: FormProblem): Face {
    if (problem.severity === 'warning') return 'warning'
    return isWrong(problem, wasTried) ? 'wrong' : 'open'
  }
  return (
    <ul className={classes.list} aria-label="Problems">
      {problems.map(problem => {
        const face = faceOf(problem)
        const Icon = icons[face]
        const { label, rest } = linkLabel(explainProblem(problem))
        const { severity, path, code, params } = problem
        // A field has one error, whose row stays while its sentence changes, and any number of warnings.
        const key = severity === 'error' ? path : JSON.stringify([path, code, params])
        return (
          <li key={key} className={classes.problem}>
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
