import type { Handle } from '@sveltejs/kit';
import { refuseAtDoor } from '../door.server.ts';
import { readEnvironment } from '../environment.server.ts';

/** In production server.js has asked the same before; in development this is the only door. */
export const door: Handle = ({ event, resolve }) => {
	const { request } = event;
	const path = new URL(request.url).pathname;
	const header = (name: string) => request.headers.get(name);
	const refusal = refuseAtDoor({ method: request.method, path, header }, readEnvironment());
	return refusal ? new Response(refusal.text, { status: refusal.status }) : resolve(event);
};
