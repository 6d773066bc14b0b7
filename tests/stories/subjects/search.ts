import { everybody, keyOr, type FunctionExpectation } from '../personas.ts';

/** What a query finds, archived objects included. */
const hits =
	(query: string, filter: Record<string, unknown> = {}): FunctionExpectation[string]['act'] =>
	async (persona, ask) => {
		const body = { query, with_archived: true, size: 50, ...filter };
		const answer = await ask(persona, 'rpc/search', { method: 'POST', body });
		return keyOr(answer, (found) => {
			const { rows, suggestion } = found as {
				rows: { title: string }[];
				suggestion: string | null;
			};
			// Rows of other words than those asked for say nothing here.
			return (suggestion ? [] : rows)
				.map(({ title }) => title.replace(/^(Notiz|Stelle|Raum) /, ''))
				.sort()
				.join(' ');
		});
	};

export const searchFunctions: Record<string, FunctionExpectation> = {
	search: {
		'for one vendor by name': {
			expected: everybody('vendor-b', {
				anonymous: '',
				stranger: '',
				suspended: '',
				guest: ''
			}),
			act: hits('vendor b', { of_kinds: ['organisation'] })
		},
		'for what is shared with two vendors': {
			expected: everybody('', {
				guest: 'note-shared-both',
				member: 'note-shared-both',
				steward: 'note-shared-both',
				auditor: 'note-shared-both'
			}),
			act: hits('note shared both')
		},
		'for notes of a vendor': {
			expected: everybody('', { guest: 'note-vendor', auditor: 'note-vendor' }),
			act: hits('note', { of_organisation: 'vendor' })
		},
		'for notes in a space of others': {
			expected: everybody('', { coordinator: 'note-other', auditor: 'note-other' }),
			act: hits('note', { in_space: 'other-room' })
		}
	}
};
