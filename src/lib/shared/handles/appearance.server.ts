import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import {
	extractLocaleFromRequest,
	overwriteServerAsyncLocalStorage
} from '#lib/paraglide/runtime.js';
import type { Locale, Theme } from '../session.ts';

/** Messages ask here for the language of the request in which they are used. */
const language = new AsyncLocalStorage<{
	locale?: Locale;
	origin?: string;
	messageCalls?: Set<string>;
}>();
overwriteServerAsyncLocalStorage(language);

function readTheme(cookie: string | undefined): Theme {
	return cookie === 'light' || cookie === 'dark' ? cookie : 'system';
}

/** Language and theme stand on the html element, so that the first paint is right without JavaScript. */
export const appearance: Handle = ({ event, resolve }) => {
	const locale = extractLocaleFromRequest(event.request);
	const theme = readTheme(event.cookies.get('theme'));
	event.locals.locale = locale;
	event.locals.theme = theme;
	const mark = theme === 'system' ? '' : ` data-kern-theme="${theme}"`;
	return language.run({ locale, origin: event.url.origin }, () =>
		resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace(' %theme%', mark)
		})
	);
};
