/** Why a socket ends. y-websocket takes 4400 to 4499 as final and retries after everything else. */

export class Closing extends Error {
	readonly code: number;

	constructor(code: number, reason: string) {
		super(reason);
		this.code = code;
	}
}

export const notOurs = () => new Closing(4400, 'malformed');
export const notUnderstood = (what: string) => new Closing(4400, what);
export const signedOut = () => new Closing(4401, 'signed_out');
export const notAllowed = () => new Closing(4403, 'not_allowed');
/** The draft was replaced: the client offers its copy as a download and begins anew. */
export const anotherEpoch = () => new Closing(4409, 'epoch_over');
export const tooLarge = (what: string) => new Closing(4413, what);
export const olderEditor = () => new Closing(4426, 'older_editor');
/** The wrapper fetches a fresh token and comes back. */
export const tokenExpired = () => new Closing(4501, 'token_expired');
export const rightsChanged = () => new Closing(4501, 'rights_changed');
export const notStored = () => new Closing(4500, 'not_stored');
export const comeBack = (why: string) => new Closing(1013, why);
export const leaving = () => new Closing(1001, 'restarting');
