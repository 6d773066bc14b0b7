// The embedded Supabase as a process of its own; npm start runs it beside the app.
import { startEmbedded, type Embedded } from './embedded.ts';

let embedded: Embedded | undefined;
let leaving = false;

async function leave(): Promise<void> {
	leaving = true;
	// While it still starts there is nothing to close yet; the start looks at `leaving` when done.
	if (!embedded) return;
	const closing = embedded;
	embedded = undefined;
	await closing.close();
	process.exit(0);
}

function giveUp(message: string): void {
	console.error(message);
	process.exitCode = 1;
	process.exit();
}

process.on('SIGTERM', () => void leave());
// Ctrl+C reaches every process of the terminal; with a parent, the parent says when, after the app.
process.on('SIGINT', () => void (process.connected ? undefined : leave()));
// The parent is gone, however it went.
process.on('disconnect', () => void leave());
process.channel?.unref();

try {
	embedded = await startEmbedded({
		dataDir: process.env.VERBUND_DATA ?? '.verbund',
		port: Number(process.env.SUPABASE_PORT ?? 24321),
		siteUrl: process.env.VERBUND_SITE_URL ?? 'http://127.0.0.1:3000',
		seed: true
	});
	const { url, publishableKey, secretKey, failed } = embedded;
	void failed.then((reason) => giveUp(`Postgres ended without being asked: ${reason}.`));
	if (leaving) await leave();
	else process.send?.({ ready: true, url, publishableKey, secretKey });
} catch (cause) {
	giveUp(cause instanceof Error ? cause.message : String(cause));
}
