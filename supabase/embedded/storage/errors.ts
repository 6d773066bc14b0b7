import { json } from '../compat/answers.ts';

/** What Storage refuses or cannot do. */
export class StorageError extends Error {
	readonly statusCode: number;
	readonly code: string;
	/** Older name of the same, still sent. */
	readonly error: string;

	constructor(statusCode: number, code: string, message: string, error = code) {
		super(message);
		this.statusCode = statusCode;
		this.code = code;
		this.error = error;
	}

	/** As the service answers: 400 for whatever the caller did, the body says what it was. */
	toResponse(): Response {
		const { statusCode, code, error, message } = this;
		const status = statusCode >= 500 ? statusCode : 400;
		return json(status, { statusCode: String(statusCode), code, error, message });
	}
}

export const noSuchBucket = () =>
	new StorageError(404, 'NoSuchBucket', 'Bucket not found', 'Bucket not found');

export const noSuchKey = () => new StorageError(404, 'NoSuchKey', 'Object not found', 'not_found');

export const invalidKey = (key: string) =>
	new StorageError(400, 'InvalidKey', `Invalid key: ${key}`);

const alreadyThere = () =>
	new StorageError(409, 'KeyAlreadyExists', 'The resource already exists', 'Duplicate');

export const tooLarge = () =>
	new StorageError(
		413,
		'EntityTooLarge',
		'The object exceeded the maximum allowed size',
		'Payload too large'
	);

/** The service meters its disks; here one can fill up. What was stored before stays. */
export const diskFull = () =>
	new StorageError(507, 'InsufficientStorage', 'The disk is full; the object was not stored.');

/** Errors of the database as the service words them; others unchanged. */
export function wordedByStorage(cause: unknown): unknown {
	switch (cause instanceof Error && 'code' in cause ? cause.code : '') {
		case '42501':
			return new StorageError(
				403,
				'AccessDenied',
				'new row violates row-level security policy',
				'Unauthorized'
			);
		case '23505':
			return alreadyThere();
		case '23503':
			return noSuchBucket();
		default:
			return cause;
	}
}
