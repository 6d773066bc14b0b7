import { SignJWT } from 'jose';
import { liveClient } from '../../../tests/contract/ear.ts';
import { stageEmbedded, type Stage } from '../stage.ts';
import type { RealtimeLimits } from './limits.ts';

/** Topics for tests: everybody signed in talks in rooms, a person alone hears their own topic. */
const MIGRATION = `
	create policy "Everybody hears rooms" on realtime.messages for select to authenticated
		using (topic like 'room:%' or topic = 'user:' || (select auth.uid()));
	create policy "Everybody talks in rooms" on realtime.messages for insert to authenticated
		with check (topic like 'room:%' and topic <> 'room:quiet');
	create policy "Everybody sees who is at the window" on realtime.messages for select to authenticated
		using (topic = 'window' and extension = 'presence');
	create policy "Nobody can ask about this one" on realtime.messages for select to authenticated
		using (topic = 'room:broken' and 1 / length(replace(topic, 'room:broken', '')) = 1);
	create policy "Nor send on it" on realtime.messages for insert to authenticated
		with check (topic = 'mute:broken' and 1 / length(replace(topic, 'mute:broken', '')) = 1);`;

export interface RealtimeStage extends Stage {
	/** supabase-js of somebody signed in; their id is made from the number. */
	person(number: number): Promise<ReturnType<typeof liveClient>>;
	token(number: number, seconds?: number): Promise<string>;
}

export const idOf = (number: number) => `00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`;

/** An embedded Supabase with rooms. Refusals answer at once unless the limits say otherwise. */
export async function stageRealtime(
	port: number,
	limits: Partial<RealtimeLimits> = {}
): Promise<RealtimeStage> {
	const realtimeLimits = { refusalDelay: 20, ...limits };
	const stage = await stageEmbedded(port, MIGRATION, { realtimeLimits });
	const { url, publishableKey, jwtSecret } = stage.embedded;
	const token = (number: number, seconds = 600) =>
		new SignJWT({ sub: idOf(number), role: 'authenticated' })
			.setProtectedHeader({ alg: 'HS256' })
			.setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
			.sign(new TextEncoder().encode(jwtSecret));
	const person = async (number: number) => liveClient(url, publishableKey, await token(number));
	return { ...stage, token, person };
}
