// Vite's development server as a child of `npm run dev`.
import { createServer } from 'vite';
import { readEnvironment } from '../src/lib/shared/environment.server.ts';
import { mountSync } from '../src/sync/mount.ts';

const { HOST: host, PORT: port } = process.env;
const server = await createServer({ server: { host, port: Number(port), strictPort: true } });
await server.listen();
const sync = mountSync(readEnvironment());
server.httpServer?.on('upgrade', (request, socket, head) => sync?.upgrade(request, socket, head));
process.send?.({ ready: true });

async function leave(): Promise<void> {
	await sync?.close();
	await server.close();
	process.exit(0);
}

process.on('SIGTERM', () => void leave());
process.on('SIGINT', () => void leave());
process.on('disconnect', () => void leave());
