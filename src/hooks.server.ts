import type { HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { startClearingLeftovers } from '#lib/files/leftovers.server.ts';
import { readEnvironment } from '#lib/shared/environment.server.ts';
import { translateKey } from '#lib/shared/errors.server.ts';
import { appearance } from '#lib/shared/handles/appearance.server.ts';
import { door } from '#lib/shared/handles/door.server.ts';
import { securityHeaders } from '#lib/shared/handles/headers.server.ts';
import { identity } from '#lib/shared/handles/identity.server.ts';
import { lastResort } from '#lib/shared/handles/last-resort.server.ts';
import { writeLimits } from '#lib/shared/handles/limits.server.ts';
import { refusal } from '#lib/shared/handles/refusal.server.ts';
import { stroke } from '#lib/shared/handles/stroke.server.ts';
import { trace } from '#lib/shared/handles/trace.server.ts';
import { logLine } from '#lib/shared/log.server.ts';
import { readOperator } from '#lib/shared/operator.server.ts';
import { startTicking } from '#lib/shared/tick.server.ts';

/** A wrong configuration stops the start, not the first visitor. */
export const init: ServerInit = () => {
	readEnvironment();
	readOperator();
	startTicking();
	startClearingLeftovers();
};

export const handle = sequence(
	trace,
	stroke,
	securityHeaders,
	door,
	appearance,
	lastResort,
	identity,
	writeLimits,
	refusal
);

const KEYS: Record<number, string> = { 404: 'not_found', 405: 'not_found', 413: 'too_large' };

/** What nobody expected: the reader gets a sentence and a reference, the log everything else. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const { reference, locale } = event.locals;
	if (status < 500) {
		return { message: translateKey(KEYS[status] ?? 'invalid_request', locale) ?? '' };
	}
	const { method } = event.request;
	logLine({ reference, event: 'request failed', method, route: event.route.id, status, error });
	return { message: translateKey('unexpected', locale) ?? '', reference };
};
