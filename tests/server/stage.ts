import { expect } from 'vitest';
import { spawn, type ChildProcess } from 'node:child_process';
import http from 'node:http';

export interface Answer {
	status: number;
	headers: http.IncomingHttpHeaders;
	text: string;
}

export interface Asked {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
	/** Send the body without telling its length. */
	chunked?: boolean;
}

/** One request exactly as given: fetch() would set or forbid some of the headers that count here. */
export function ask(origin: string, where: string, asked: Asked = {}): Promise<Answer> {
	const { method = 'GET', headers = {}, body, chunked } = asked;
	const { hostname, port } = new URL(origin);
	const length = body !== undefined && !chunked && { 'content-length': Buffer.byteLength(body) };
	const options = { hostname, port, path: where, method, headers: { ...headers, ...length } };
	return new Promise((resolve, reject) => {
		const request = http.request(options, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (part: string) => (text += part));
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
			});
		});
		request.on('error', reject);
		// A body given to end() alone would be measured.
		if (chunked) request.write(body);
		request.end(chunked ? undefined : body);
	});
}

/** A browser as far as cookies and forms go, without JavaScript. */
export function openBrowser(origin: string) {
	const jar = new Map<string, string>();

	async function go(where: string, asked: Asked = {}): Promise<Answer> {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { accept: 'text/html', ...(cookie && { cookie }), ...asked.headers };
		const answer = await ask(origin, where, { ...asked, headers });
		for (const line of answer.headers['set-cookie'] ?? []) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '' || /Max-Age=0/i.test(line)) jar.delete(name);
			else jar.set(name, value);
		}
		return answer;
	}

	async function post(where: string, fields: Record<string, string>): Promise<Answer> {
		const type = 'application/x-www-form-urlencoded';
		const headers = { origin, 'content-type': type, 'sec-fetch-site': 'same-origin' };
		return go(where, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
	}

	/** Sends the form of a page whose action ends with the name. */
	async function submit(page: string, name: string, fields: Record<string, string>) {
		const { text } = await go(page);
		const action = new RegExp(`action="(\\?/remote=[^"]*${name})"`).exec(text)?.[1];
		if (!action) throw new Error(`${page} has no form ${name}`);
		return post(new URL(action, new URL(page, origin)).href.slice(origin.length), fields);
	}

	return { jar, go, post, submit };
}

export interface App {
	/** What it wrote to stdout and stderr so far. */
	output: () => string;
	/** Asks it to leave; its exit code. */
	stop: (signal?: NodeJS.Signals | 'disconnect') => Promise<number | null>;
}

/** Starts server.js; resolves when it says that it is ready, rejects with its output when it ends before. */
export function startApp(environment: Record<string, string>): Promise<App> {
	const child = spawn(process.execPath, ['server.js'], {
		env: { PATH: process.env['PATH'], ...environment },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on('data', (part: Buffer) => (output += part.toString()));
	}
	// 'close' waits for the last line of output, but never comes after disconnect(); 'exit' does.
	const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
	return new Promise((resolve, reject) => {
		child.on('message', () => resolve({ output: () => output, stop: stopper(child, ended) }));
		child.on('close', (code) => reject(new Error(`server.js ended with ${code}: ${output}`)));
	});
}

function stopper(child: ChildProcess, ended: Promise<number | null>): App['stop'] {
	return (signal = 'SIGTERM') => {
		if (signal === 'disconnect') child.disconnect();
		else if (child.exitCode === null) child.kill(signal);
		return ended;
	};
}

export const KARIN = 'karin@fitko.example';

/** Signs in by the form, as a browser without JavaScript does. */
export async function signIn(origin: string, email = KARIN, fields = {}) {
	const browser = openBrowser(origin);
	const all = { email, _password: 'verbund-demo', return_to: '/account', ...fields };
	return { browser, answer: await browser.submit('/sign-in', 'signIn', all) };
}

export function expectSecurityHeaders(headers: Record<string, unknown>) {
	expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
	expect(headers).toMatchObject({
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin'
	});
	expect(headers['strict-transport-security']).toBeUndefined();
}
