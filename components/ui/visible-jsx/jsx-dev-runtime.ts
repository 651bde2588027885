import type { ElementType, Key } from 'react'
import * as react from 'react/jsx-dev-runtime'
import { toVisibleProps } from './visible-props.ts'

/** What `next dev` calls instead of `jsx` and `jsxs`. */
export const jsxDEV = (
  type: ElementType,
  props: Record<string, unknown>,
  key: Key | undefined,
  isStatic: boolean,
  source?: react.JSXSource,
  self?: unknown,
) => react.jsxDEV(type, toVisibleProps(props), key, isStatic, source, self)

export { Fragment } from 'react/jsx-dev-runtime'
export type { JSX } from 'react/jsx-dev-runtime'
