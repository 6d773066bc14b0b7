// Vite's development server as a child of `npm run dev`.
import { createServer } from 'vite';

const { HOST: host, PORT: port } = process.env;
const server = await createServer({ server: { host, port: Number(port), strictPort: true } });
await server.listen();
process.send?.({ ready: true });

async function leave(): Promise<void> {
	await server.close();
	process.exit(0);
}

process.on('SIGTERM', () => void leave());
process.on('SIGINT', () => void leave());
process.on('disconnect', () => void leave());
