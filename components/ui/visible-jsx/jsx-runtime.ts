import type { ElementType, Key } from 'react'
import * as react from 'react/jsx-runtime'
import { toVisibleProps } from './visible-props.ts'

/**
 * React's JSX for our own code (`jsxImportSource`), in which no text can hide or reorder another:
 * AWS and people give every second text of a page, and one place that forgot would be enough.
 */
export const jsx = (type: ElementType, props: Record<string, unknown>, key?: Key) =>
  react.jsx(type, toVisibleProps(props), key)

export const jsxs = (type: ElementType, props: Record<string, unknown>, key?: Key) =>
  react.jsxs(type, toVisibleProps(props), key)

export { Fragment } from 'react/jsx-runtime'
export type { JSX } from 'react/jsx-runtime'
