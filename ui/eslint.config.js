import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test-results/', 'playwright-report/', 'src/lib/**/*.gen.ts', 'src/lib/api/types/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // The application lives at the root of its own window; there is no base path to resolve.
      'svelte/no-navigation-without-resolve': 'off',
      // Blanks that must not break are written out as {'\u00a0'}.
      'svelte/no-useless-mustaches': 'off',
      // Most maps here are built once and never change; what is reactive is $state around them.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-undef': 'off',
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/lib/host knows the shell.' }] },
      ],
    },
  },
  { files: ['src/lib/host/**'], rules: { 'no-restricted-imports': 'off' } },
);
