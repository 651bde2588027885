import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'

// What the testing library does by itself only where a test runner's functions are global.
beforeAll(() => void Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true))
afterEach(cleanup)
