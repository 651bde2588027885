import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname }, conditions: ['react-server'] },
  test: {
    include: ['lib/**/*.test.ts'],
    // `server-only` throws unless the condition of React's server layer is set.
    execArgv: ['--conditions=react-server'],
    testTimeout: 20_000,
  },
})
