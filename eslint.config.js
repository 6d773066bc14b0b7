import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, includeIgnoreFile } from 'eslint/config';
import globals from 'globals';
import path from 'node:path';
import ts from 'typescript-eslint';

export default defineConfig(
	includeIgnoreFile(path.resolve(import.meta.dirname, '.gitignore')),
	{ ignores: ['src/lib/shared/database.types.ts'] },
	js.configs.recommended,
	ts.configs.strict,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'no-undef': 'off',
			'max-lines': ['error', { max: 250 }],
			'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
			complexity: ['error', 10],
			'no-restricted-imports': [
				'error',
				{
					paths: [
						{ name: 'lucide-svelte', message: 'Import one icon: lucide-svelte/icons/<name>.' }
					]
				}
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], parser: ts.parser }
		}
	},
	{
		// A story or a deed reads from top to bottom; cutting it into functions hides it.
		files: ['tests/**', '**/*.test.ts'],
		rules: { 'max-lines-per-function': 'off' }
	}
);
