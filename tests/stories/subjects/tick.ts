import { everybody, keyOr, type FunctionExpectation } from '../personas.ts';

export const tickFunctions: Record<string, FunctionExpectation> = {
	tick: {
		'called from outside': {
			expected: everybody('permission denied for function tick'),
			act: async (persona, ask) =>
				keyOr(await ask(persona, 'rpc/tick', { method: 'POST', body: {} }), () => 'done')
		}
	}
};
