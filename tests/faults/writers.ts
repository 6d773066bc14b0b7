import { createClient } from '@supabase/supabase-js';

/** API keys of a house, from the file it keeps them in. */
export interface Keys {
	publishableKey: string;
	secretKey: string;
}

const stateless = { auth: { persistSession: false, autoRefreshToken: false } };

export async function signIn(url: string, keys: Keys, email: string): Promise<string> {
	const { data, error } = await createClient(
		url,
		keys.publishableKey,
		stateless
	).auth.signInWithPassword({
		email,
		password: 'verbund-demo'
	});
	if (error) throw error;
	return data.session.access_token;
}

export interface Writing {
	/** Slugs whose insert was answered with 201. */
	acknowledged: Set<string>;
	stop(): Promise<void>;
}

/** So many people adding bodies to the directory, each one after the other, until stopped. */
export function startWriters(
	url: string,
	keys: Keys,
	token: string,
	count: number,
	name: string
): Writing {
	const acknowledged = new Set<string>();
	let running = true;
	const writer = async (number: number) => {
		for (let serial = 0; running; serial++) {
			const slug = `${name}-${number}-${serial}`;
			const answer = await insert(url, keys, token, slug).catch(() => undefined);
			if (answer?.status === 201) acknowledged.add(slug);
			else if (answer === undefined) return;
		}
	};
	const all = Array.from({ length: count }, (_, number) => writer(number));
	return {
		acknowledged,
		async stop() {
			running = false;
			await Promise.all(all);
		}
	};
}

function insert(url: string, { publishableKey }: Keys, token: string, slug: string) {
	return fetch(`${url}/rest/v1/organisations`, {
		method: 'POST',
		headers: {
			apikey: publishableKey,
			authorization: `Bearer ${token}`,
			'content-type': 'application/json'
		},
		body: JSON.stringify({ slug, name: slug, level: 'cross', sector: 'state', kind: 'network' })
	});
}

/** Which of the slugs are not in the database. */
export async function missing(
	url: string,
	keys: Keys,
	slugs: Set<string>,
	name: string
): Promise<string[]> {
	const found = new Set<string>();
	const client = createClient(url, keys.secretKey, stateless);
	for (let after = ''; ;) {
		const { data, error } = await client
			.from('organisations')
			.select('slug')
			.like('slug', `${name}-%`)
			.gt('slug', after)
			.order('slug')
			.limit(1000);
		if (error) throw error;
		for (const { slug } of data) found.add(slug);
		if (data.length < 1000) break;
		after = data.at(-1)?.slug ?? '';
	}
	return [...slugs].filter((slug) => !found.has(slug));
}
