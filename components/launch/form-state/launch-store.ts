import { replaceEqualDeep } from '@tanstack/react-query'
import { createStore } from 'zustand/vanilla'
import { afterPaint } from '@/components/ui/after-paint'
import { afterPress } from '@/components/ui/after-press'
import { findProblems } from '@/lib/run-task/rules/find-problems'
import type { Findings } from '@/lib/run-task/rules/find-problems'
import type { ClusterChoice, DefinitionChoice } from '@/lib/catalog/choices'
import type { LoadedAccount } from '@/lib/run-task/rules/loaded-account'
import { toError } from '@/lib/run-task/problems/problem'
import type { Problem } from '@/lib/run-task/problems/problem'
import type { LaunchInput } from '@/lib/run-task/schema'
import type { SectionName } from './form-sections'
import { isEqual } from './is-equal'
import { isEmptyAt, valueAt } from './value-at'

export interface FormProblem extends Problem {
  /** Whether its field holds nothing yet. */
  isEmpty: boolean
}

export interface FormFindings extends Findings {
  problems: FormProblem[]
}

export interface RefusedField {
  path: string
  message: string
}

/** What was loaded, with what the page shows of it beside what the rules read. */
export interface LoadedForForm extends LoadedAccount {
  clusters?: readonly ClusterChoice[]
  definition?: DefinitionChoice
}

interface LaunchState {
  /** What there is to say about the form. Parts that did not change keep their identity. */
  findings: FormFindings
  /** The first error of each path. */
  errors: ReadonlyMap<string, FormProblem>
  loaded: LoadedForForm
  /** Fields that the server refused, with the values that it refused. */
  refused: (RefusedField & { value: unknown })[]
  /** Messages of fields that are not part of the form, by path. */
  own: Readonly<Record<string, string>>
  openSections: ReadonlySet<SectionName>
  /** The container whose tab is open; the first one where absent. */
  activeContainer: string | undefined
  /** Whether a launch was tried: from then on, empty fields are wrong too. */
  wasTried: boolean
}

type Judged = Pick<LaunchState, 'findings' | 'errors' | 'refused'>

/**
 * The state of one launch page besides the form's values, which react-hook-form alone holds:
 * what there is to say about them, and what is open. One for each mounted form, as a store of the
 * module would serve all operators on the server.
 *
 * @param getInput the form's values as they are now; they may change in place
 */
export function createLaunchStore(getInput: () => LaunchInput, known: LoadedForForm = {}) {
  const store = createStore<LaunchState>(() => {
    const state = { loaded: known, refused: [], own: {} }
    return {
      ...state,
      ...judge(getInput(), state),
      openSections: new Set(),
      activeContainer: undefined,
      wasTried: false,
    }
  })
  const { getState, setState } = store
  /** Takes back the judgement that is due; undefined when the findings are those of the form. */
  let takeBack: (() => void) | undefined

  function change(parts: Partial<LaunchState>) {
    takeBack?.()
    takeBack = undefined
    const state = { ...getState(), ...parts }
    setState({ ...parts, ...judge(getInput(), state, state.findings) })
  }

  return {
    ...store,
    /**
     * To be called after each change of the form's values: what was typed is painted first. While the
     * pointer is down nothing may move below it, or its click is lost.
     */
    judgeSoon: () => {
      if (takeBack) return
      let takePressBack: (() => void) | undefined
      const takePaintBack = afterPaint(() => {
        takePressBack = afterPress(() => change({}))
      })
      takeBack = () => {
        takePaintBack()
        takePressBack?.()
      }
    },
    /** The state of the form as it is now, for what is sent, copied or checked. */
    getCurrent: () => {
      if (takeBack) change({})
      return getState()
    },
    /** Parts that are not named stay as they are; undefined means no longer known. */
    setLoaded: (parts: LoadedForForm) => change({ loaded: { ...getState().loaded, ...parts } }),
    /** What a field outside of the form has to say before a launch; undefined is nothing. */
    setOwn: (path: string, message: string | undefined) => {
      const others = Object.entries(getState().own).filter(([other]) => other !== path)
      const own = Object.fromEntries(others)
      change({ own: message === undefined ? own : { ...own, [path]: message } })
    },
    /** Fields that the server refused: wrong until their value changes. */
    setRefused: (fields: RefusedField[]) => {
      const input = structuredClone(getInput())
      change({ refused: fields.map(field => ({ ...field, value: valueAt(input, field.path) })) })
    },
    setTried: (wasTried: boolean) => setState({ wasTried }),
    /** What is open and said on a page that was just opened. */
    reset: () =>
      change({ openSections: new Set(), activeContainer: undefined, wasTried: false, refused: [] }),
    openContainer: (activeContainer: string) => setState({ activeContainer }),
    setSectionOpen: (name: SectionName, isOpen: boolean) => {
      const others = [...getState().openSections].filter(other => other !== name)
      setState({ openSections: new Set(isOpen ? [...others, name] : others) })
    },
    openAlso: (names: readonly SectionName[]) =>
      setState({ openSections: new Set([...getState().openSections, ...names]) }),
  }
}

export type LaunchStore = ReturnType<typeof createLaunchStore>

function judge(
  input: LaunchInput,
  state: Pick<LaunchState, 'loaded' | 'refused' | 'own'>,
  before?: FormFindings,
): Judged {
  const refused = state.refused.filter(({ path, value }) => isEqual(value, valueAt(input, path)))
  const found = findProblems(input, state.loaded)
  const known = new Set(found.problems.map(({ path }) => path))
  const unknown = refused.filter(({ path }) => !known.has(path))
  const problems = [
    ...Object.entries(state.own).map(([path, message]) => toError(path, 'stated', { message })),
    ...unknown.map(({ path, message }) => toError(path, 'stated', { message })),
    ...found.problems,
  ].map(problem => ({ ...problem, isEmpty: isEmptyAt(input, problem.path) }))
  const findings = replaceEqualDeep(before, { ...found, problems })
  return { findings, errors: toErrors(findings.problems), refused }
}

function toErrors(problems: readonly FormProblem[]): Map<string, FormProblem> {
  const errors = new Map<string, FormProblem>()
  for (const problem of problems) {
    const isFirst = problem.severity === 'error' && !errors.has(problem.path)
    if (isFirst) errors.set(problem.path, problem)
  }
  return errors
}

/** Whether a problem is shown as an error: an empty field is only to do until a launch was tried. */
export const isWrong = ({ severity, isEmpty }: FormProblem, wasTried: boolean): boolean =>
  severity === 'error' && (wasTried || !isEmpty)
