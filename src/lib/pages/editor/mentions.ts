/** Mentions in the editor: found by name, and named where they stand. */
import { resolve } from '$app/paths';
import { m } from '#lib/paraglide/messages.js';
import type { Mentioned } from '../mention.ts';
import { Mention } from '../schema.ts';

/** Milliseconds in which what is to be named is gathered to one question. */
const GATHER = 20;
/** Ids in one question, so that its address stays short. */
const AT_ONCE = 50;

const known = new Map<string, Promise<Mentioned | null>>();
const waiting: { id: string; tell: (named: Mentioned | null) => void }[] = [];

async function ask(query: string): Promise<Mentioned[]> {
	const answer = await fetch(`${resolve('/mentions')}?${query}`);
	if (!answer.ok) throw new Error(`/mentions answered ${answer.status}`);
	return (await answer.json()) as Mentioned[];
}

/** Objects with such a name; none while they cannot be asked for. */
export const findMentionable = (typed: string): Promise<Mentioned[]> =>
	ask(`q=${encodeURIComponent(typed)}`).catch(() => []);

/** What was just chosen needs not be asked for. */
export function rememberMention(object: Mentioned): void {
	known.set(object.id, Promise.resolve(object));
}

async function nameWaiting(): Promise<void> {
	const some = waiting.splice(0, AT_ONCE);
	if (waiting.length > 0) void nameWaiting();
	const found = await ask(`ids=${some.map(({ id }) => id).join(',')}`).catch(() => null);
	// Out of reach: asked for again when it is drawn again.
	if (!found) for (const { id } of some) known.delete(id);
	for (const { id, tell } of some) tell(found?.find((one) => one.id === id) ?? null);
}

function nameOf(id: string): Promise<Mentioned | null> {
	const asked = known.get(id);
	if (asked) return asked;
	const asking = new Promise<Mentioned | null>((tell) => {
		if (waiting.length === 0) setTimeout(() => void nameWaiting(), GATHER);
		waiting.push({ id, tell });
	});
	known.set(id, asking);
	return asking;
}

/** A mention that says what it points to, under the rights of whoever writes. */
export const NamedMention = Mention.extend({
	addNodeView() {
		return ({ node }) => {
			const dom = document.createElement('span');
			dom.className = 'mention';
			dom.textContent = '…';
			void nameOf(String(node.attrs['object'])).then((named) => {
				dom.textContent = named?.title ?? m.pages_mention_hidden();
			});
			return { dom };
		};
	}
});
