/**
 * What is wrong with a launch, or worth knowing before it. An `error` is what ECS refuses; a
 * `warning` explains and blocks nothing. `path` is the field's, as in `launchSchema`'s issues.
 */
export interface Problem {
  path: string
  severity: 'error' | 'warning'
  message: string
}

export const toError = (path: string, message: string): Problem => ({
  path,
  severity: 'error',
  message,
})

export const toWarning = (path: string, message: string): Problem => ({
  path,
  severity: 'warning',
  message,
})
