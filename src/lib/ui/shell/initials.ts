/** First letters of the first and the last name, e.g. "KB". */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/);
	const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
	return chosen
		.map((word) => [...(word ?? '')][0] ?? '')
		.join('')
		.toLocaleUpperCase('de');
}
