import { onlineManager } from '@tanstack/react-query'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'

// What the testing library does by itself only where a test runner's functions are global.
beforeAll(() => void Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true))
afterEach(cleanup)
// Test files share a process, so a test that takes the browser offline would do so for the next file.
afterEach(() => onlineManager.setOnline(true))
// A busy machine takes longer than a second to load a part that a page loads when it is needed.
configure({ asyncUtilTimeout: 10_000 })
