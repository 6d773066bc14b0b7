/**
 * Signs of life of what runs in this process outside SvelteKit's build, such as the page sync. The build has modules of
 * its own, so they meet at a place of the process.
 */
const PLACE = Symbol.for('verbund.signs');

type Signs = Map<string, () => Promise<boolean>>;
const home = globalThis as { [PLACE]?: Signs };

const signs = (): Signs => (home[PLACE] ??= new Map());

export function giveSign(part: string, isWell: () => Promise<boolean>): void {
	signs().set(part, isWell);
}

/** Null for a part that does not run here. */
export async function askSign(part: string): Promise<boolean | null> {
	return (await signs().get(part)?.()) ?? null;
}
