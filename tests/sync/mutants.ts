/** Broken builds of the page sync, by name: what each campaign must find. */
interface Change {
	/** In src/sync. */
	file: string;
	from: string;
	to: string;
}

export const MUTANTS: Record<string, Change[]> = {
	/** As servers do that hold pages in memory and store them now and then. */
	'says stored, then stores': [
		{ file: 'room.ts', from: 'if (this.isQuiet) act();', to: 'if (act) act();' },
		{
			file: 'log.ts',
			from: 'await setImmediate();',
			to: 'await new Promise((go) => setTimeout(go, 400));'
		}
	],
	/** Nothing foreign is looked at. */
	'believes every update': [
		{
			file: 'room.ts',
			from: 'const checked = checkUpdate(update, expected);',
			to: 'const checked = { sections: [], deletions: [[1, 0, 1e9]] };'
		}
	],
	'opens every update to look at it': [
		{
			file: 'update-reader.ts',
			from: 'const decoder = decoding.createDecoder(update);',
			to: 'const decoder = decoding.createDecoder(update); Y.applyUpdate(new Y.Doc(), update);'
		},
		{
			file: 'update-reader.ts',
			from: "import * as decoding from 'lib0/decoding';",
			to: "import * as decoding from 'lib0/decoding'; import * as Y from 'yjs';"
		}
	],
	'takes any depth': [{ file: 'limits.ts', from: 'DEPTH = 32', to: 'DEPTH = 1e9' }],
	'leases nothing': [
		{ file: 'room.ts', from: '.filter((id) => !from.leases.has(id))', to: '.filter(() => false)' }
	],
	'has no ear for errors': [
		{
			file: 'sync.ts',
			from: "socket.on('error', () => undefined);\n\t\tsocket.pause();",
			to: 'socket.pause();'
		}
	],
	'receives frames of any size': [
		{ file: 'limits.ts', from: 'RECEIVED_BYTES = 4 * MEGA', to: 'RECEIVED_BYTES = 400 * MEGA' }
	],
	'shows every caret it is told of': [
		{
			file: 'awareness.ts',
			from: 'const state = states.findLast',
			to: 'for (const one of states) this.#pass(one); const state = states.findLast'
		}
	],
	'opens pages that do not exist': [
		{
			file: 'entrance.ts',
			from: 'if (!admission?.granted) throw notAllowed();',
			to: 'await house.rooms.open(applicant.page); if (!admission?.granted) throw notAllowed();'
		}
	],
	'waits for slow readers': [
		{ file: 'limits.ts', from: 'SLOW_BYTES = 512 * KILO', to: 'SLOW_BYTES = 5e9' }
	],
	'waits for the end of a question': [
		{ file: 'doorway.ts', from: 'headersTimeout: 10_000', to: 'headersTimeout: 0' }
	],
	'lets any page in': [
		{ file: 'doorway.ts', from: '!origins.includes(origin)', to: 'origins.includes("none")' }
	],
	'does not listen to the other node': [
		{ file: 'sync.ts', from: 'this.#hearEdits(payload);', to: 'void payload;' }
	],
	'forgets what is only deleted': [
		{
			file: 'room.ts',
			from: 'if (fresh.length || !this.draft.hasDeleted(checked.deletions))',
			to: 'if (fresh.length)'
		}
	],
	'says synced before the page is there': [
		{
			file: 'connection.ts',
			from: 'this.room.draft.lackedBy(stateVector)',
			to: 'new Uint8Array([0, 0])'
		}
	],
	'never asks whether somebody is still there': [
		{ file: 'limits.ts', from: 'BEATS = 5', to: 'BEATS = 1e9' }
	]
};
