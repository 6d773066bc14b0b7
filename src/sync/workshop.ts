/** The thread that compacts: made when it is needed, ended when it takes too long or too much, or is idle for a while. */
import { Worker } from 'node:worker_threads';
import type { Compacted } from './compaction-worker.ts';
import { COMPACTION_IDLE, COMPACTION_MEGABYTES, COMPACTION_PATIENCE } from './limits.ts';
import type { Row } from './update-bytes.ts';

interface Answer {
	compacted?: Compacted;
	problem?: string;
}

export class Workshop {
	#worker: Worker | undefined;
	/** What large pages took comes back only when the thread ends. */
	#idle: NodeJS.Timeout | undefined;

	/** One at a time. @throws when no document can be made, in time and within its memory */
	async compact(rows: Row[]): Promise<Compacted> {
		clearTimeout(this.#idle);
		const worker = (this.#worker ??= start());
		const { promise, resolve, reject } = Promise.withResolvers<Answer>();
		const late = setTimeout(() => reject(new Error('took too long')), COMPACTION_PATIENCE);
		worker.once('message', resolve);
		worker.once('error', reject);
		try {
			const copies = rows.map(({ id, data }) => ({ id, data: Uint8Array.from(data) }));
			worker.postMessage(copies, [...copies.map(({ data }) => data.buffer)]);
			const { compacted, problem } = await promise;
			if (compacted) return compacted;
			throw new Error(problem);
		} catch (cause) {
			await this.close();
			throw cause;
		} finally {
			clearTimeout(late);
			worker.removeAllListeners('message').removeAllListeners('error');
			this.#idle = setTimeout(() => void this.close(), COMPACTION_IDLE).unref();
		}
	}

	async close(): Promise<void> {
		clearTimeout(this.#idle);
		const worker = this.#worker;
		this.#worker = undefined;
		worker?.on('error', () => undefined);
		await worker?.terminate();
	}
}

function start(): Worker {
	const worker = new Worker(new URL('./compaction-worker.ts', import.meta.url), {
		resourceLimits: { maxOldGenerationSizeMb: COMPACTION_MEGABYTES }
	});
	worker.unref();
	return worker;
}
