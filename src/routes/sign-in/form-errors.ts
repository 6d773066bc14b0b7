interface Issue {
	message: string;
	path?: readonly (string | number)[];
}

/** For the error summary: every message with the id of its control, if it belongs to one. */
export function listErrors(issues: Issue[] | undefined, ids: Record<string, string>) {
	return (issues ?? []).map(({ message, path }) => {
		const field = ids[String(path?.[0] ?? '')];
		return field ? { field, message } : { message };
	});
}

/** The first message of a field. */
export function messageOf(issues: Issue[] | undefined): string | undefined {
	return issues?.[0]?.message;
}
