import { everybody, keyOr, PERSONAS, type FunctionExpectation } from '../personas.ts';

export const privacyFunctions: Record<string, FunctionExpectation> = {
	my_data: {
		'is about the caller': {
			expected: everybody(
				'permission denied for function my_data',
				Object.fromEntries(PERSONAS.slice(1).map((persona) => [persona, persona]))
			),
			act: async (persona, ask, labels) =>
				keyOr(await ask(persona, 'rpc/my_data', { method: 'POST', body: {} }), (body) => {
					const { person } = body as { person: string };
					return Object.keys(labels).find((label) => labels[label] === person) ?? 'somebody';
				})
		}
	},
	erase_me: {
		// By GET nothing may change: here is shown who may begin at all, erasure.test.ts does it.
		'that may change nothing': {
			expected: everybody('read-only', { anonymous: 'denied' }),
			act: async (persona, ask) => {
				const { code } = (await ask(persona, 'rpc/erase_me')).body as { code: string };
				return { '42501': 'denied', '25006': 'read-only' }[code] ?? code;
			}
		}
	}
};
