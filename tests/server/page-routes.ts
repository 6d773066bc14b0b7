import {
	insideClosed,
	keepers,
	open,
	SIGN_IN,
	unknown,
	type RouteExpectation
} from './route-words.ts';

/** Addresses of pages. */
export const PAGE_ROUTES: Record<string, RouteExpectation[]> = {
	'GET /mentions': [{ address: '/mentions?q=marke', expected: open }],
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
	'GET /spaces/[slug]/pages': [
		{ address: '/spaces/fristen-und-feiertage/pages', expected: open },
		{ address: '/spaces/marke-geschlossen/pages', expected: unknown(insideClosed) }
	],
	'GET /spaces/[slug]/pages/new': [
		{
			address: '/spaces/marke-geschlossen/pages/new',
			expected: unknown({ anonymous: SIGN_IN, steward: '200', auditor: '403' })
		}
	]
};
