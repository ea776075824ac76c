import { defineConfig } from 'eslint/config'
import importX from 'eslint-plugin-import-x'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** Imports a room may not make: see the direction of imports in docs/decisions/0001-the-house.md. */
const closed = (rooms, why) => ({
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        { regex: `^#(${rooms.join('|')})/`, message: why },
        { regex: '^\\.\\./', message: 'another folder is reached by its alias' },
      ],
    },
  ],
})

const impure = [
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'performance',
  'crypto',
  'localStorage',
  'window',
  'document',
]

export default defineConfig(
  { ignores: ['build/', '.data/', '.cache/', 'node_modules/', 'db/migrations/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-self-import': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      ...closed(['app', 'db', 'content', 'tests'], 'the engine imports no other room'),
    },
  },
  {
    files: ['engine/**/*.ts'],
    ignores: ['engine/**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impure.map((name) => ({ name, message: 'the engine is pure: values in, values out' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'the engine has no clock' },
        { object: 'Math', property: 'random', message: 'the engine has no chance' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'the engine has no clock',
        },
        { selector: 'CallExpression[callee.name="Date"]', message: 'the engine has no clock' },
        { selector: 'ImportExpression', message: 'the engine imports statically' },
        {
          selector: 'ImportDeclaration[source.value!=/^(#engine\\/|\\.\\/|graphology|ts-fsrs)/]',
          message: 'the engine imports only itself, graphology and ts-fsrs',
        },
      ],
    },
  },
  { files: ['content/**/*.ts'], rules: closed(['app', 'db', 'tests'], 'content imports the engine only') },
  { files: ['db/**/*.ts'], rules: closed(['app', 'content', 'tests'], 'db imports the engine only') },
  { files: ['app/**/*.{ts,tsx}'], rules: closed(['tests'], 'the academy does not import its tests') },
  {
    files: ['app/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      // axe judges the label association of our own field components in the browser journeys.
      'jsx-a11y/label-has-associated-control': 'off',
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
)
