import type { Channel } from './channel.ts';
import type { TextFrame } from './frames.ts';
import { accessTokenIn } from './join-settings.ts';
import { readToken, TokenRefused } from './token.ts';

/**
 * A new access token on an open channel. Rights are read anew, so this is when a right that was taken
 * away ends; the same token again changes nothing, as on the service.
 */
export async function renew(channel: Channel, { payload }: TextFrame): Promise<void> {
	const token = accessTokenIn(payload);
	if (!token || token === channel.grant.token) return;
	const { authorization, jwtSecret, report } = channel.connection.switchboard;
	const before = channel.read;
	try {
		const grant = await readToken(token, jwtSecret);
		const read = await authorization.mayRead(channel.topic, grant.claims);
		const isLess = (before.broadcast && !read.broadcast) || (before.presence && !read.presence);
		if (isLess) return channel.shutDown(lostMessage(channel.topic));
		Object.assign(channel, { grant, read, write: null });
		channel.watchExpiry();
	} catch (cause) {
		if (cause instanceof TokenRefused) return channel.shutDown(cause.message);
		report(cause);
		channel.shutDown('Realtime was unable to connect to the project database');
	}
}

const lostMessage = (topic: string) =>
	`You no longer have permission to read from this Channel topic: ${topic}`;
