/** Time that passes: each minute the database is asked to do what is due; it lets one node do it. */
import { createSecretClient } from './secret-client.server.ts';
import { logLine } from './log.server.ts';

const MINUTE = 60_000;

/** Starts the minute's call on this node; without a secret key somebody else must call `app.tick()`. */
export function startTicking(): void {
	const client = createSecretClient();
	if (!client) return;
	const tick = async () => {
		const { error } = await client.rpc('tick').abortSignal(AbortSignal.timeout(MINUTE));
		if (error) logLine({ reference: 'tick', event: 'what is due was not done', error });
	};
	setInterval(() => void tick(), MINUTE).unref();
}
