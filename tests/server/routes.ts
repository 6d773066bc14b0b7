/**
 * Which address answers whom: the one declared list that `routes.test.ts` checks against the running
 * app. A route or method without a row here fails there, so no door goes unproven.
 *
 * A cell is the status, and where it leads if it leads away. `{…}` in an address is a fixture.
 */
import { everybody } from '../stories/personas.ts';
import { DIRECTORY_ROUTES } from './directory-routes.ts';
import { PAGE_ROUTES } from './page-routes.ts';
import {
	account,
	insideClosed,
	open,
	SIGN_IN,
	unknown,
	type RouteExpectation
} from './route-words.ts';

export const ROUTES: Record<string, RouteExpectation[]> = {
	'GET /': [{ address: '/', expected: open }],
	'GET /accessibility': [{ address: '/accessibility', expected: open }],
	'GET /account': [{ address: '/account', expected: account }],
	'GET /account/competences': [{ address: '/account/competences', expected: account }],
	'GET /account/edit': [{ address: '/account/edit', expected: account }],
	'GET /account/erase': [{ address: '/account/erase', expected: account }],
	'GET /account/erased': [{ address: '/account/erased', expected: open }],
	'GET /account/export': [
		{ address: '/account/export', expected: everybody('200', { anonymous: SIGN_IN }) }
	],
	'GET /audit': [
		{
			address: '/audit',
			expected: everybody('403', { anonymous: '401', auditor: '200' })
		}
	],
	'GET /body-names': [{ address: '/body-names?q=marke', expected: open }],
	'GET /calendar': [{ address: '/calendar', expected: open }],
	...DIRECTORY_ROUTES,
	'GET /easy-language': [{ address: '/easy-language', expected: open }],
	'GET /files/[id]': [
		{ address: '/files/{closed-file}', expected: unknown(insideClosed) },
		{
			address: '/files/{vendor-file}',
			expected: unknown({ coordinator: '200', auditor: '200', admin: '200' })
		}
	],
	'HEAD /files/[id]': [{ address: '/files/{closed-file}', expected: unknown(insideClosed) }],
	'GET /healthz': [{ address: '/healthz', expected: open }],
	'GET /imprint': [{ address: '/imprint', expected: open }],
	'GET /invitation/[token]': [{ address: '/invitation/gibt-es-nicht', expected: unknown() }],
	'POST /inbox/read': [
		{
			address: '/inbox/read',
			fields: { notification: '{foreign-notification}' },
			expected: everybody('303 /', { anonymous: '401' })
		}
	],
	'POST /objects/[id]/files': [
		{
			address: '/objects/{closed-space}/files',
			file: 'Plan.txt',
			expected: unknown({ anonymous: '401', steward: '201', auditor: '403' })
		}
	],
	'GET /objects/[id]/sharing': [
		{ address: '/objects/{closed-space}/sharing', expected: unknown(insideClosed) },
		{ address: '/objects/gibt-es-nicht/sharing', expected: unknown() }
	],
	...PAGE_ROUTES,
	'GET /palette': [{ address: '/palette?q=marke', expected: open }],
	'POST /preferences': [
		{
			address: '/preferences',
			fields: { theme: 'dark', acting_for: '{foreign-body}' },
			expected: everybody('303 /')
		}
	],
	'GET /privacy': [{ address: '/privacy', expected: open }],
	'GET /search': [{ address: '/search?q=marke', expected: open }],
	'GET /session/token': [
		{ address: '/session/token', expected: everybody('200', { anonymous: '401' }) }
	],
	'GET /sign-in': [{ address: '/sign-in', expected: everybody('303 /', { anonymous: '200' }) }],
	'GET /sign-in/callback': [{ address: '/sign-in/callback', expected: everybody(SIGN_IN) }],
	'GET /sign-in/link': [{ address: '/sign-in/link', expected: open }],
	'GET /sign-in/provider/[id]': [
		{ address: '/sign-in/provider/gibt-es-nicht', expected: unknown() }
	],
	'POST /sign-out': [{ address: '/sign-out', expected: everybody('303 /') }],
	'GET /spaces': [{ address: '/spaces', expected: open }],
	'GET /spaces/[slug]': [{ address: '/spaces/marke-geschlossen', expected: unknown(insideClosed) }],
	'GET /spaces/[slug]/edit': [
		{
			address: '/spaces/marke-geschlossen/edit',
			expected: everybody('404', { anonymous: SIGN_IN, steward: '200', auditor: '403' })
		}
	],
	'GET /spaces/new': [{ address: '/spaces/new', expected: account }]
};
