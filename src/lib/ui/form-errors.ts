export interface Issue {
	message: string;
	path?: readonly (string | number)[];
}

interface FormError {
	message: string;
	/** Id of the control it belongs to; without one it is about the whole form. */
	field?: string;
}

/**
 * For the error summary: the first message of each field, with the id of its control. `ids` names the fields
 * that have one; without it the id of every control is the name of its field.
 */
export function listErrors(
	issues: readonly Issue[] | undefined,
	ids?: Record<string, string>
): FormError[] {
	const errors = new Map<string, FormError>();
	for (const { message, path } of issues ?? []) {
		const name = String(path?.[0] ?? '');
		const field = (ids ? ids[name] : name) || undefined;
		const key = field ?? message;
		if (!errors.has(key)) errors.set(key, field ? { message, field } : { message });
	}
	return [...errors.values()];
}

/** The first message of a field. */
export function messageOf(issues: Issue[] | undefined): string | undefined {
	return issues?.[0]?.message;
}
