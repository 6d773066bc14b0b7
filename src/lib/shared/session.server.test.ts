import { describe, expect, it } from 'vitest';
import type { Me, OrganisationRef } from './session.ts';
import { chooseActing } from './session.server.ts';

const organisation = (id: string) => ({ id, slug: id }) as OrganisationRef;
const me = (...ids: string[]) =>
	({ organisations: ids.map(organisation), platform_roles: [] }) as unknown as Me;

describe('the organisation acted for', () => {
	it.each([
		[null, 'a', undefined],
		[me(), 'a', undefined],
		[me('a'), undefined, 'a'],
		[me('a'), 'b', 'a'],
		[me('a', 'b'), 'b', 'b'],
		[me('a', 'b'), undefined, undefined],
		[me('a', 'b'), 'c', undefined]
	])('of %j with the choice %s is %s', (person, chosen, acting) => {
		expect(chooseActing(person, chosen)?.id).toBe(acting);
	});
});
