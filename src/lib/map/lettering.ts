/**
 * How wide a name is in Fira Sans, in thousandths of its size. The server draws the map and has no
 * font to measure with: these are the font's own advance widths, rounded up to steps of twenty.
 */
const WIDTHS: Record<number, string> = {
	260: ' .,·',
	300: 'ijIJl',
	340: '()ft',
	400: 'r-',
	460: 's17z',
	520: 'cx235FLvy9TZgk–/',
	560: '46ESXaeä08CVY',
	600: 'AKPÄhnouöüBRbdpqß',
	660: 'DGUÜ',
	720: 'HNOQÖw&',
	820: 'MW',
	860: 'm'
};

/** What is not in the list counts as the widest there is. */
const WIDEST = 860;

/** The chosen body stands in the bolder cut; all are measured so that none moves when chosen. */
const BOLDER = 1.06;

const advance = new Map(
	Object.entries(WIDTHS).flatMap(([width, letters]) =>
		[...letters].map((letter): [string, number] => [letter, Number(width)])
	)
);

/** Width of a text at a font size. */
export function measureText(text: string, size: number): number {
	const thousandths = [...text].reduce((sum, letter) => sum + (advance.get(letter) ?? WIDEST), 0);
	return (thousandths * size * BOLDER) / 1000;
}

/** Breaks a name into lines no wider than `most`: between words, and within one that is too long. */
export function breakLines(name: string, size: number, most: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of name.split(/\s+/).flatMap((word) => splitWord(word, size, most))) {
		const longer = line ? `${line} ${word}` : word;
		if (line && measureText(longer, size) > most) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	return [...lines, line];
}

function splitWord(word: string, size: number, most: number): string[] {
	if (measureText(word, size) <= most) return [word];
	let length = word.length - 1;
	while (length > 1 && measureText(`${word.slice(0, length)}-`, size) > most) length -= 1;
	return [`${word.slice(0, length)}-`, ...splitWord(word.slice(length), size, most)];
}
