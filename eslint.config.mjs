import next from '@next/eslint-plugin-next'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const pureRooms = ['secrets', 'run-task', 'verdict', 'task-view', 'log-view'].map(
  name => `lib/${name}/**/*.ts`,
)

const straight = "/[a-z]'(s|t|re|ve|ll|d|m)\\b/"
const apostrophe = ['Literal[value', 'JSXText[value', 'TemplateElement[value.cooked'].map(node => ({
  selector: `${node}=${straight}]`,
  message: 'Texts have one apostrophe: ’.',
}))

export default tseslint.config(
  { ignores: ['.next/**', 'node_modules/**', 'next-env.d.ts', 'data/**', 'playwright-report/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    plugins: { '@next/next': next, 'react-hooks': hooks },
    rules: {
      ...next.configs.recommended.rules,
      ...next.configs['core-web-vitals'].rules,
      ...hooks.configs.recommended.rules,
    },
  },
  {
    files: pureRooms,
    ignores: ['**/*.server.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/*'], message: 'Pure modules import relatively, with .ts.' }] },
      ],
      'no-restricted-globals': ['error', 'process', 'window', 'document', 'fetch', 'localStorage'],
    },
  },
  {
    // AWS writes its own sentences, which lib/local-aws answers with, with a straight one.
    files: ['{app,components,lib,deploy}/**/*.{ts,tsx}', '*.ts'],
    ignores: ['lib/local-aws/**', '**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...apostrophe] },
  },
  {
    files: ['deploy/**/*.ts', 'e2e/**/*.ts', 'lib/local-aws/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['lib/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='announceSessionEnd'] > Literal",
          message: 'It ends for all tests of the process: end a session with an ID of its own.',
        },
      ],
    },
  },
  {
    files: ['e2e/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "AwaitExpression > CallExpression > MemberExpression[property.name='focus']",
          message: 'Use focusOn: before its page is hydrated, a control takes no focus.',
        },
      ],
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
)
