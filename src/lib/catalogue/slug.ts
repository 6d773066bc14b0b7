/** The address of a new entry, from its name: "Ehe- und Familienstand" becomes "ehe-und-familienstand". */
export function slugOf(name: string): string {
	const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
	return name
		.toLocaleLowerCase('de')
		.replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 80)
		.replace(/^-|-$/g, '');
}
