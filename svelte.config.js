import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true),
		// Narrow screens lay the rows of a table out as blocks, which drops its own roles: they are written out.
		warningFilter: ({ code }) => code !== 'a11y_no_redundant_roles'
	},
	kit: {
		adapter: adapter({ precompress: true }),
		// A relative path means something else on every page, so none could be handed on (return_to, JSON).
		paths: { relative: false },
		experimental: { remoteFunctions: true },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Svelte writes style attributes (custom properties of a mark, a bar's width); it cannot run code.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
