/** A small TCP proxy on loopback between clients and the page sync, which can be cut, made deaf, slow, or choppy. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Network {
	/** `ws://…/sync`, through the proxy. */
	url: string;
	/** Ends every line at once, as a router that restarts. */
	cut(): void;
	/** Lines of now swallow every byte from here on, in both directions, and say nothing. */
	swallow(): void;
	/** So many bytes at once and no more, each piece after so many milliseconds. */
	chop(bytes: number, delay: number): void;
	/** Nobody gets through, or everybody again. */
	close(isClosed: boolean): void;
	/** Whole and fast again, for lines to come and those that still live. */
	heal(): void;
	end(): Promise<void>;
}

interface Line {
	client: Socket;
	server: Socket;
	isDeaf: boolean;
}

interface Weather {
	bytes: number;
	delay: number;
	isClosed: boolean;
}

const FAIR: Weather = { bytes: Infinity, delay: 0, isClosed: false };

/** @param port 0 for any */
export async function openNetwork(port: number, target: number): Promise<Network> {
	const lines = new Set<Line>();
	const weather = { ...FAIR };
	const cut = () => {
		for (const { client, server } of lines)
			for (const end of [client, server]) end.resetAndDestroy();
	};
	const proxy = createServer((client) => {
		if (weather.isClosed) return void client.resetAndDestroy();
		const line: Line = { client, server: connect(target, '127.0.0.1'), isDeaf: false };
		lines.add(line);
		pass(line, line.client, line.server, weather);
		pass(line, line.server, line.client, weather);
		line.client.once('close', () => lines.delete(line));
	});
	await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
	const { port: own } = proxy.address() as AddressInfo;
	return {
		url: `ws://127.0.0.1:${own}/sync`,
		cut,
		swallow: () => lines.forEach((line) => (line.isDeaf = true)),
		chop: (bytes, delay) => Object.assign(weather, { bytes, delay }),
		close(isClosed) {
			weather.isClosed = isClosed;
			if (isClosed) cut();
		},
		heal: () => Object.assign(weather, FAIR),
		async end() {
			cut();
			await new Promise((resolve) => proxy.close(resolve));
		}
	};
}

/** In order, one piece after the other. */
function pass(line: Line, from: Socket, to: Socket, weather: Weather): void {
	from.setNoDelay(true);
	from.on('error', () => undefined);
	// A deaf line does not even tell that the other end has gone.
	from.once('close', () => line.isDeaf || to.destroy());
	from.on('data', (data) => {
		if (line.isDeaf || to.destroyed) return;
		if (weather.bytes === Infinity && !weather.delay) return void to.write(data);
		from.pause();
		void pieceByPiece(line, data, to, weather).finally(() => from.resume());
	});
}

async function pieceByPiece(line: Line, data: Buffer, to: Socket, weather: Weather): Promise<void> {
	for (let place = 0; place < data.length && !line.isDeaf && !to.destroyed;) {
		const piece = data.subarray(place, place + weather.bytes);
		place += piece.length;
		to.write(piece);
		if (weather.delay) await new Promise((resolve) => setTimeout(resolve, weather.delay));
	}
}
