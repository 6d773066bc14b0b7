/** The addresses of the directory, for the list in `routes.ts`. */
import { everybody } from '../stories/personas.ts';
import {
	account,
	coordination,
	hiddenVendor,
	keepers,
	open,
	outside,
	SIGN_IN,
	unknown,
	type RouteExpectation
} from './route-words.ts';

export const DIRECTORY_ROUTES: Record<string, RouteExpectation[]> = {
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
	'GET /directory/topics/new': [{ address: '/directory/topics/new', expected: coordination }]
};
