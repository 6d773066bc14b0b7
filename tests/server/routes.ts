/**
 * Which address answers whom: the one declared list that `routes.test.ts` checks against the running
 * app. A route or method without a row here fails there, so no door goes unproven.
 *
 * A cell is the status, and where it leads if it leads away. `{…}` in an address is a fixture.
 */
import { everybody, type PerPersona } from '../stories/personas.ts';

export interface RouteExpectation {
	address: string;
	/** Sent as a form of the page itself. */
	fields?: Record<string, string>;
	/** Name of a file to bring along instead. */
	file?: string;
	expected: PerPersona<string>;
}

const SIGN_IN = '303 /sign-in';
const open = everybody('200');
const account = everybody('200', { anonymous: SIGN_IN });
/** Known to everybody here, for those who keep it. */
const keepers = (except: Partial<PerPersona<string>>) =>
	everybody('403', { anonymous: SIGN_IN, ...except });
const unknown = (except: Partial<PerPersona<string>> = {}) => everybody('404', except);
/** Of the bodies of guests only the network knows. */
const outside = { stranger: '404', guest: '404', suspended: '404' };
const insideClosed = { steward: '200', auditor: '200' };

export const ROUTES: Record<string, RouteExpectation[]> = {
	'GET /': [{ address: '/', expected: open }],
	'GET /accessibility': [{ address: '/accessibility', expected: open }],
	'GET /account': [{ address: '/account', expected: account }],
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
	'GET /directory': [
		{ address: '/directory', expected: everybody('307 /directory/organisations') }
	],
	'GET /directory/organisations': [
		{ address: '/directory/organisations', expected: open },
		{ address: '/directory/organisations?search=marke', expected: open }
	],
	'GET /directory/organisations/[slug]': [
		{ address: '/directory/organisations/marke-land', expected: open },
		{
			address: '/directory/organisations/fachverfahren-b',
			expected: everybody('200', {
				anonymous: '404',
				stranger: '404',
				guest: '404',
				suspended: '404'
			})
		}
	],
	'GET /directory/organisations/[slug]/edit': [
		{
			address: '/directory/organisations/marke-land/edit',
			expected: keepers({ steward: '200', coordinator: '200', admin: '200' })
		}
	],
	'GET /directory/organisations/[slug]/people': [
		{ address: '/directory/organisations/marke-land/people', expected: account }
	],
	'GET /directory/organisations/[slug]/rest-days': [
		{ address: '/directory/organisations/marke-land/rest-days', expected: open },
		{
			address: '/directory/organisations/fachverfahren-b/rest-days',
			expected: everybody('200', {
				anonymous: '404',
				stranger: '404',
				guest: '404',
				suspended: '404'
			})
		}
	],
	'GET /directory/ask': [
		{ address: '/directory/ask?body=marke-land&q=Elterngeld', expected: account },
		{
			address: '/directory/ask?body=fachverfahren-b',
			expected: everybody('200', { anonymous: SIGN_IN, ...outside })
		}
	],
	'GET /directory/entries/[id]': [
		{ address: '/directory/entries/{entry}', expected: open },
		{ address: '/directory/entries/gibt-es-nicht', expected: unknown() },
		{
			address: '/directory/entries/{vendor-entry}',
			expected: everybody('200', { anonymous: '404', ...outside })
		}
	],
	'GET /directory/entries/[id]/edit': [
		{
			address: '/directory/entries/{entry}/edit',
			expected: keepers({ steward: '200', coordinator: '200', admin: '200' })
		}
	],
	'GET /directory/entries/[id]/handover': [
		{
			address: '/directory/entries/{entry}/handover',
			expected: keepers({ steward: '200', coordinator: '200', admin: '200' })
		}
	],
	'GET /directory/find': [
		{ address: '/directory/find', expected: open },
		{ address: '/directory/find?q=elterngeld', expected: open },
		{ address: '/directory/find?q=fachverfahren%20b', expected: open }
	],
	'GET /directory/organisations/[slug]/entries': [
		{
			address: '/directory/organisations/marke-land/entries',
			expected: keepers({ steward: '200', coordinator: '200', admin: '200' })
		}
	],
	'GET /directory/organisations/[slug]/entries/new': [
		{
			address: '/directory/organisations/marke-land/entries/new',
			expected: keepers({ steward: '200', coordinator: '200', admin: '200' })
		}
	],
	'GET /directory/questions/[id]': [
		{
			address: '/directory/questions/{question}',
			expected: everybody('404', { anonymous: SIGN_IN, steward: '200', auditor: '200' })
		}
	],
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
	'GET /pages': [{ address: '/pages', expected: open }],
	'GET /pages/[id]': [
		{ address: '/pages/7e1f0000-0000-4000-8000-000000000001', expected: open },
		{ address: '/pages/{closed-page}', expected: unknown(insideClosed) },
		{ address: '/pages/gibt-es-nicht', expected: unknown() }
	],
	'GET /pages/[id]/edit': [
		{
			address: '/pages/{closed-page}/edit',
			expected: unknown({ anonymous: SIGN_IN, steward: '200', auditor: '403' })
		},
		{
			address: '/pages/7e1f0000-0000-4000-8000-000000000001/edit',
			expected: keepers({ coordinator: '200' })
		}
	],
	'GET /pages/[id]/markdown': [
		{ address: '/pages/7e1f0000-0000-4000-8000-000000000001/markdown', expected: open },
		{
			address: '/pages/7e1f0000-0000-4000-8000-000000000001/markdown?text=draft',
			expected: unknown({ member: '200', coordinator: '200', auditor: '200' })
		},
		{ address: '/pages/{closed-page}/markdown?text=draft', expected: unknown(insideClosed) }
	],
	'GET /pages/[id]/settings': [
		{
			address: '/pages/{closed-page}/settings',
			expected: unknown({ anonymous: SIGN_IN, steward: '200', auditor: '403' })
		}
	],
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
	'GET /spaces/[slug]/pages': [
		{ address: '/spaces/fristen-und-feiertage/pages', expected: open },
		{ address: '/spaces/marke-geschlossen/pages', expected: unknown(insideClosed) }
	],
	'GET /spaces/[slug]/pages/new': [
		{
			address: '/spaces/marke-geschlossen/pages/new',
			expected: unknown({ anonymous: SIGN_IN, steward: '200', auditor: '403' })
		}
	],
	'GET /spaces/[slug]/edit': [
		{
			address: '/spaces/marke-geschlossen/edit',
			expected: everybody('404', { anonymous: SIGN_IN, steward: '200', auditor: '403' })
		}
	],
	'GET /spaces/new': [{ address: '/spaces/new', expected: account }]
};
