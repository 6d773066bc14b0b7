/** UTF-8 with and without its mark, UTF-16 as spreadsheets call it "Unicode text", else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

const DELIMITERS = [';', '\t', ','] as const;

/** The sign that parts the heads of the first line, outside of quotes; a semicolon when nothing does. */
export function findDelimiter(text: string): string {
	const line = /^\s*((?:"(?:[^"]|"")*"|[^"\r\n])*)/.exec(text)?.[1] ?? '';
	const heads = line.replace(/"(?:[^"]|"")*"/g, '');
	const count = (sign: string) => heads.split(sign).length;
	return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
