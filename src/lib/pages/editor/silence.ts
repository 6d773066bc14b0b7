import type { WebsocketProvider } from 'y-websocket';

/** Milliseconds of silence after which a connection counts as lost; the server speaks every four seconds. */
const SILENCE = 6_000;

/** Gives up a line on which nothing is heard any more, and makes a new one. Answers how to end the watch. */
export function watchSilence(provider: WebsocketProvider): () => void {
	const watch = setInterval(() => {
		const isSilent = Date.now() - provider.wsLastMessageReceived > SILENCE;
		if (!provider.wsconnected || !isSilent) return;
		provider.disconnect();
		provider.connect();
	}, 1_000);
	return () => clearInterval(watch);
}
