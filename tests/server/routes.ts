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
const coordination = keepers({ coordinator: '200', admin: '200' });
/** A vendor that does not stand in the public directory: not even known outside the network. */
const hiddenVendor = everybody('403', {
	anonymous: SIGN_IN,
	stranger: '404',
	guest: '404',
	suspended: '404',
	coordinator: '200',
	admin: '200'
});
const unknown = (except: Partial<PerPersona<string>> = {}) => everybody('404', except);
/** Of the bodies of guests only the network knows. */
const outside = { stranger: '404', guest: '404', suspended: '404' };
const insideClosed = { steward: '200', auditor: '200' };

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
	'GET /directory': [{ address: '/directory', expected: open }],
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
	'GET /directory/organisations/[slug]/mandate': [
		{
			address: '/directory/organisations/marke-land/mandate',
			expected: keepers({ steward: '200', coordinator: '200', admin: '200' })
		},
		{
			address: '/directory/organisations/fachverfahren-b/mandate',
			expected: hiddenVendor
		}
	],
	'GET /directory/organisations/[slug]/people': [
		{ address: '/directory/organisations/marke-land/people', expected: account }
	],
	'GET /directory/organisations/[slug]/vcard': [
		{ address: '/directory/organisations/marke-land/vcard', expected: open },
		{
			address: '/directory/organisations/fachverfahren-b/vcard',
			expected: everybody('200', {
				anonymous: '404',
				stranger: '404',
				guest: '404',
				suspended: '404'
			})
		}
	],
	'GET /directory/organisations/[slug]/relations': [
		{
			address: '/directory/organisations/marke-land/relations',
			expected: keepers({ steward: '200', coordinator: '200', admin: '200' })
		},
		{
			address: '/directory/organisations/fachverfahren-b/relations',
			expected: hiddenVendor
		}
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
	'GET /directory/entries/[id]/vcard': [
		{ address: '/directory/entries/{entry}/vcard', expected: open },
		{ address: '/directory/entries/gibt-es-nicht/vcard', expected: unknown() }
	],
	'GET /directory/export.[format]': [
		{ address: '/directory/export.csv', expected: open },
		{ address: '/directory/export.json?kind=organisations', expected: open },
		{ address: '/directory/export.xml', expected: unknown() }
	],
	'GET /directory/import': [
		{
			address: '/directory/import',
			expected: keepers({ guest: '200', steward: '200', coordinator: '200', admin: '200' })
		}
	],
	'POST /directory/import': [
		{
			address: '/directory/import',
			file: 'Zeilen.csv',
			expected: keepers({
				anonymous: '401',
				guest: '422',
				steward: '422',
				coordinator: '422',
				admin: '422'
			})
		}
	],
	'GET /directory/import/template.csv': [
		{ address: '/directory/import/template.csv', expected: open }
	],
	'GET /directory/map': [
		{ address: '/directory/map', expected: open },
		{ address: '/directory/map?around=fachverfahren-b&connected=1', expected: open }
	],
	'GET /directory/map/relations.csv': [{ address: '/directory/map/relations.csv', expected: open }],
	'GET /directory/roles': [{ address: '/directory/roles', expected: open }],
	'GET /directory/roles/[slug]': [
		{ address: '/directory/roles/tf-lead', expected: open },
		{ address: '/directory/roles/gibt-es-nicht', expected: unknown() }
	],
	'GET /directory/roles/[slug]/competences': [
		{ address: '/directory/roles/tf-lead/competences', expected: coordination }
	],
	'GET /directory/roles/[slug]/edit': [
		{ address: '/directory/roles/tf-lead/edit', expected: coordination }
	],
	'GET /directory/roles/new': [{ address: '/directory/roles/new', expected: coordination }],
	'GET /directory/topics': [
		{ address: '/directory/topics', expected: open },
		{ address: '/directory/topics?kind=service&search=eltern', expected: open }
	],
	'GET /directory/topics/[slug]': [
		{ address: '/directory/topics/elterngeld', expected: open },
		{ address: '/directory/topics/gibt-es-nicht', expected: unknown() }
	],
	'GET /directory/topics/[slug]/edit': [
		{ address: '/directory/topics/elterngeld/edit', expected: coordination }
	],
	'GET /directory/topics/new': [{ address: '/directory/topics/new', expected: coordination }],
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
