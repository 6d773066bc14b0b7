import { rmSync } from 'node:fs';

/** Leaves nothing behind. */
export default function teardown() {
	const dataDir = process.env.VERBUND_E2E_DATA;
	if (dataDir) rmSync(dataDir, { recursive: true, force: true });
}
