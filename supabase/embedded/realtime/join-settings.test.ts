import { describe, expect, it } from 'vitest';
import { readJoinSettings } from './join-settings.ts';

describe('the config of a join', () => {
	it('is read as supabase-js sends it', () => {
		const config = {
			broadcast: { ack: true, self: true, replay: { since: 1000, limit: 5 } },
			presence: { key: 'karin', enabled: true },
			postgres_changes: [],
			private: true
		};
		expect(readJoinSettings({ config, access_token: 'a.b.c' })).toEqual({
			isPrivate: true,
			self: true,
			ack: true,
			replay: { since: 1000, limit: 5 },
			presenceKey: 'karin',
			presenceEnabled: true,
			wantsPostgresChanges: false,
			accessToken: 'a.b.c'
		});
	});

	it.each([
		{},
		{ config: null },
		{ config: [] },
		{ config: { broadcast: 7, presence: 'x', postgres_changes: {}, private: 'true' } },
		{ config: { presence: { key: 5 } }, access_token: { a: 1 } },
		{ access_token: 'sb_publishable_x' }
	])('asks for nothing when it says nothing understandable: %#', (payload) => {
		const { presenceKey, ...settings } = readJoinSettings(payload);
		expect(presenceKey).toMatch(/^[0-9a-f-]{36}$/);
		expect(settings).toEqual({
			isPrivate: false,
			self: false,
			ack: false,
			replay: null,
			presenceEnabled: false,
			wantsPostgresChanges: false,
			accessToken: null
		});
	});

	it.each([
		[
			{ since: -5, limit: 0 },
			{ since: 0, limit: 1 }
		],
		[
			{ since: 1e300, limit: 9999 },
			{ since: 0, limit: 25 }
		],
		[
			{ since: 8.7e15, limit: 2.5 },
			{ since: 8.64e15, limit: 25 }
		],
		['all', { since: 0, limit: 25 }]
	])('replays at most 25 messages: %#', (replay, expected) => {
		expect(readJoinSettings({ config: { broadcast: { replay } } }).replay).toEqual(expected);
	});
});
