/** "it-planungsrat.de" for a web address; what is none is named as it stands. */
export function nameSource(source: string): string {
	const host = URL.canParse(source) ? new URL(source).hostname : '';
	return host.replace(/^www\./, '') || source;
}
