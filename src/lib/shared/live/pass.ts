/** What a browser needs to open the channels: in memory only, never stored. */
export interface Pass {
	token: string;
	/** Seconds since 1970. */
	expires_at: number;
	realtime: { url: string; key: string };
}

/** Seconds of life a token must have left, so that it is renewed before the server closes channels. */
const REST = 90;

let kept: Pass | undefined;

/** The pass of the signed-in person; asks our own server when there is none or it is about to end. */
export async function getPass(): Promise<Pass> {
	if (kept && kept.expires_at - Date.now() / 1000 > REST) return kept;
	const answer = await fetch('/session/token', { headers: { accept: 'application/json' } });
	if (!answer.ok) throw new Error(`No pass for live channels: ${answer.status}`);
	return (kept = (await answer.json()) as Pass);
}

export function forgetPass() {
	kept = undefined;
}
