import type { CDPSession, Page } from '@playwright/test';

/** Kilobytes (1,000 bytes) of bodies as they travel, compressed and without headers; and the requests. */
export interface Weight {
	script: number;
	style: number;
	font: number;
	document: number;
	requests: number;
	/** The library of live channels, which a page asks for after hydration; not part of `script`. */
	live: number;
}

const KINDS: Record<string, keyof Omit<Weight, 'requests' | 'live'>> = {
	Script: 'script',
	Stylesheet: 'style',
	Font: 'font',
	Document: 'document'
};

/** What a first visit of this address transfers until the network is quiet, nothing touched. */
export async function weigh(page: Page, url: string): Promise<Weight> {
	const weight: Weight = { script: 0, style: 0, font: 0, document: 0, requests: 0, live: 0 };
	const kinds = new Map<string, keyof Weight>();
	const bytes = new Map<string, number>();
	const headers = new Map<string, number>();
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	session.on('Network.responseReceived', ({ requestId, type, response }) => {
		const kind = KINDS[type];
		if (kind) kinds.set(requestId, kind);
		headers.set(requestId, response.encodedDataLength);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		weight.requests++;
		bytes.set(requestId, (encodedDataLength - (headers.get(requestId) ?? 0)) / 1000);
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	for (const [id, length] of bytes) {
		const kind = kinds.get(id);
		if (kind) weight[kind === 'script' && (await isLive(session, id)) ? 'live' : kind] += length;
	}
	await session.detach();
	return weight;
}

/** Whether a script is the library of live channels, told by a word of its protocol. */
async function isLive(session: CDPSession, requestId: string): Promise<boolean> {
	const { body } = await session.send('Network.getResponseBody', { requestId });
	return body.includes('phx_join');
}
