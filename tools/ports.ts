import { createServer } from 'node:net';

/** Fails with what to do when something else listens there. */
export async function assertFree(port: number, host: string, variable: string): Promise<void> {
	const probe = createServer();
	await new Promise<void>((resolve, reject) => {
		probe.once('error', (cause: NodeJS.ErrnoException) => reject(explained(cause)));
		probe.listen(port, host, () => probe.close(() => resolve()));
	});

	function explained(cause: NodeJS.ErrnoException): Error {
		if (cause.code !== 'EADDRINUSE') return cause;
		return new Error(
			`Port ${port} is in use. Stop what runs there, or choose another: ${variable}=${port + 1} npm start`,
			{ cause }
		);
	}
}
