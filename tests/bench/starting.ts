import { readFileSync } from 'node:fs';
import { openHouse, type Address, type House } from '../faults/house.ts';

/** Milliseconds from `node tools/start.ts` to a healthy house. */
export async function measureStart(
	address: Address
): Promise<{ house: House; milliseconds: number }> {
	const start = performance.now();
	const house = await openHouse(address);
	return { house, milliseconds: performance.now() - start };
}

/** Resident memory in MB of app and embedded Supabase; Postgres apart. */
export function measureMemory(house: House): Record<string, number> {
	const memory = { app: 0, embedded: 0, postgres: 0 };
	for (const pid of house.processes()) {
		const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
		const proportional = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
		const megabytes = Number(proportional?.[1] ?? 0) / 1000;
		if (command.includes('server.js')) memory.app += megabytes;
		else if (command.includes('embedded/main')) memory.embedded += megabytes;
		else memory.postgres += megabytes;
	}
	return memory;
}
