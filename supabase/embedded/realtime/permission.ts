import type { Rights } from './authorization.ts';
import type { Channel } from './channel.ts';

/** Whether a channel may send; asked at its first send and remembered until its next token. */
export async function permits(channel: Channel, what: keyof Rights): Promise<boolean> {
	const { authorization, report } = channel.connection.switchboard;
	const asked = (channel.write ??= authorization.mayWrite(channel.topic, channel.grant.claims));
	try {
		const rights = await asked;
		return channel.isOpen && rights[what];
	} catch (cause) {
		// Not remembered: the database may be back at the next try.
		if (channel.write === asked) channel.write = null;
		report(cause);
		return false;
	}
}
