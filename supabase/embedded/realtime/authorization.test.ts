import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authorization } from './authorization.ts';
import { idOf, stageRealtime, type RealtimeStage } from './stage.ts';

let stage: RealtimeStage;
let authorization: Authorization;
beforeAll(async () => {
	stage = await stageRealtime(24553);
	authorization = new Authorization(stage.embedded.sql);
});
afterAll(() => stage.close());

const person = { role: 'authenticated', sub: idOf(1) };
const anybody = { role: 'anon' };
const service = { role: 'service_role' };
const all = { broadcast: true, presence: true };
const nothing = { broadcast: false, presence: false };

describe('the policies of realtime.messages decide', () => {
	it.each([
		['room:a', person, all, all],
		['room:quiet', person, all, nothing],
		['other', person, nothing, nothing],
		['room:a', anybody, nothing, nothing],
		['anything', service, all, all],
		[`user:${idOf(1)}`, person, all, nothing],
		[`user:${idOf(2)}`, person, nothing, nothing],
		[`room:'); drop table realtime.messages; --`, person, all, all]
	])('on %s for %o', async (topic, claims, read, write) => {
		expect(await authorization.mayRead(topic, claims)).toEqual(read);
		expect(await authorization.mayWrite(topic, claims)).toEqual(write);
	});

	it('for many at once, each for themselves, leaving nothing behind', async () => {
		const asked = Array.from({ length: 60 }, async (_, number) => {
			const claims = { role: 'authenticated', sub: idOf(number) };
			const read = await authorization.mayRead(`user:${idOf(number % 2 ? number : 999)}`, claims);
			return read.broadcast === (number % 2 === 1);
		});
		expect(await Promise.all(asked)).not.toContain(false);
		const [row] = await stage.embedded.sql`select count(*)::int as count from realtime.messages`;
		expect(row?.count).toBe(0);
	});

	it('and an error in one of them is an error, not a no', async () => {
		await expect(authorization.mayRead('room:broken', person)).rejects.toThrow('division by zero');
		await expect(authorization.mayWrite('mute:broken', person)).rejects.toThrow('division by zero');
		expect(await authorization.mayRead('room:a', person)).toEqual(all);
	});

	it('never under a role of the database', async () => {
		const [row] = await stage.embedded.sql`select current_user as role`;
		await authorization.mayRead('room:a', person);
		expect((await stage.embedded.sql`select current_user as role`)[0]).toEqual(row);
	});
});
