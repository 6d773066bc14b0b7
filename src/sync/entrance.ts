/** From an open socket to a connection on a page: who it is, what they may, where the page stands. Nothing is read before. */
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { actingOf, type Doorkeeper } from './access.ts';
import { anotherEpoch, comeBack, notAllowed, olderEditor, tokenExpired } from './closing.ts';
import { Connection, mayWrite } from './connection.ts';
import type { Admission, Applicant, SyncDatabase } from './database.ts';
import { wishOf, type Wish } from './doorway.ts';
import { ADMISSION_PATIENCE, SOCKETS_PER_PERSON } from './limits.ts';
import type { Rights } from './rights.ts';
import type { Rooms } from './rooms.ts';

export interface Entrance {
	options: { schemaVersion: number; eviction?: number };
	connections: Set<Connection>;
	doorkeeper: Doorkeeper;
	database: SyncDatabase;
	rooms: Rooms;
	rights: Rights;
	heardOfRights: number;
}

const LONGEST_TIMER = 2 ** 31 - 1;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Closing with what to tell the socket */
export async function enter(
	house: Entrance,
	socket: WebSocket,
	request: IncomingMessage
): Promise<void> {
	const late = setTimeout(() => socket.terminate(), ADMISSION_PATIENCE);
	try {
		const { person, until } = await house.doorkeeper.identify(request);
		refuseCrowd(house, person);
		const wish = wishOf(request);
		const acting = actingOf(request);
		const page = wish?.page ?? '';
		const applicant = { person, page, acting: acting && ID.test(acting) ? acting : null };
		await settle(house, socket, applicant, wish, until);
	} finally {
		clearTimeout(late);
	}
}

function refuseCrowd({ connections }: Entrance, person: string): void {
	let count = 0;
	for (const one of connections) if (one.person === person) count += 1;
	if (count >= SOCKETS_PER_PERSON) throw comeBack('too_many_sockets');
}

async function settle(
	house: Entrance,
	socket: WebSocket,
	applicant: Applicant,
	wish: Wish | null,
	until: number
): Promise<void> {
	const heard = house.heardOfRights;
	const [admission] = await house.database.admit([applicant]);
	if (!admission?.granted) throw notAllowed();
	const schema = await checkEditor(house, admission, applicant.page, wish);
	const room = await house.rooms.open(applicant.page);
	const leave = () => house.rooms.left(room, house.options.eviction);
	if (socket.readyState !== socket.OPEN) return leave();
	if (room.epoch !== admission.epoch) {
		room.end(anotherEpoch());
		throw comeBack('replaced');
	}
	const one = new Connection(socket, { applicant, admission, schema }, room, house.database.lease);
	house.connections.add(one);
	expire(one, socket, until);
	socket.once('close', () => {
		house.connections.delete(one);
		leave();
	});
	if (heard !== house.heardOfRights) house.rights.recheck(one);
	socket.resume();
}

function expire(one: Connection, socket: WebSocket, until: number): void {
	const left = Math.min(until - Date.now(), LONGEST_TIMER);
	const timer = setTimeout(() => one.close(tokenExpired()), left).unref();
	socket.once('close', () => clearTimeout(timer));
}

/** The version of the editor; a client without one is taken for current. */
async function checkEditor(
	{ options: { schemaVersion }, database }: Entrance,
	admission: Admission,
	page: string,
	wish: Wish | null
): Promise<number> {
	const schema = wish?.schema ?? schemaVersion;
	if (schema < admission.schema_version) throw olderEditor();
	// Newer than this node: another one, or this one after its update, knows it.
	if (schema > schemaVersion) throw comeBack('newer_editor');
	const { epoch } = wish ?? {};
	if (epoch != null && epoch !== admission.epoch) throw anotherEpoch();
	if (schema > admission.schema_version && mayWrite(admission))
		await database.raiseSchema(page, schema);
	return schema;
}
