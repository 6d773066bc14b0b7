/** Who plays in every story, and the answers a story can expect of the API for each of them. */
export const PERSONAS = [
	'anonymous',
	'stranger',
	'guest',
	'member',
	'steward',
	'coordinator',
	'auditor',
	'admin',
	'suspended'
] as const;

export type Persona = (typeof PERSONAS)[number];
/** Labels of the rows a persona reaches; `refused` means the API answers 401 or 403. */
export type Reach = readonly string[] | 'refused';
export type PerPersona<T> = Record<Persona, T>;

export interface TableExpectation {
	/** Column whose value names a row in the lists below, through the fixtures. */
	key: string;
	select: PerPersona<Reach>;
	/** Whether a well-formed new row is accepted. */
	insert: PerPersona<'created' | 'refused'>;
	update: PerPersona<Reach>;
	delete: PerPersona<Reach>;
	/** Columns an update may name at all; every other column of the catalogue must be refused. */
	updatable: readonly string[];
	/** What the update writes, and a row that would be accepted from somebody who may add one. */
	change: Record<string, unknown>;
	example: Record<string, unknown>;
}

/** One deed with a function: what each persona gets, as a fact about the answer or the key of the refusal. */
interface Deed {
	expected: PerPersona<string>;
	/** Does it and says what came of it. */
	act: (persona: Persona, ask: Ask, labels: Record<string, string>) => Promise<string>;
}
export type FunctionExpectation = Record<string, Deed>;

export interface Answer {
	status: number;
	body: unknown;
}

export interface Request {
	method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	body?: unknown;
	headers?: Record<string, string>;
}

export type Ask = (persona: Persona, path: string, request?: Request) => Promise<Answer>;

/** The same answer for everybody, with exceptions. */
export function everybody<T>(answer: T, except: Partial<PerPersona<T>> = {}): PerPersona<T> {
	const same = Object.fromEntries(PERSONAS.map((persona) => [persona, answer]));
	return { ...(same as PerPersona<T>), ...except };
}

/** For tables that nobody writes by REST: functions and triggers do. */
export const unwritable = {
	insert: everybody<'created' | 'refused'>('refused'),
	update: everybody<Reach>('refused'),
	delete: everybody<Reach>('refused'),
	updatable: [] as readonly string[]
};

/** The stable key of a refusal, or what the answer says when it is none. */
export function keyOr(answer: Answer, fact: (body: unknown) => string): string {
	return answer.status >= 400 ? (answer.body as { message: string }).message : fact(answer.body);
}

/** Somebody without a membership or role, so that a new row for them is free of conflicts. */
export const OUTSIDER = '00000000-0000-4000-8000-00000000000f';
export const NEW_ID = '00000000-0000-4000-8000-0000000000ff';
