/**
 * What a file is, by its content. Only five kinds are ever shown by the browser, and each begins with a
 * sign of its own; whatever else is downloaded, so that a library knowing three hundred kinds would
 * decide nothing. The end of the name only helps the reader's machine to open what was downloaded.
 */

/** Kinds a browser may show: they run nothing. */
const SIGNS: [type: string, sign: RegExp][] = [
	['image/png', /^\x89PNG\r\n/],
	['image/jpeg', /^\xff\xd8\xff/],
	['image/gif', /^GIF8[79]a/],
	['image/webp', /^RIFF[^]{4}WEBP/],
	['application/pdf', /^%PDF-/]
];

/** Bytes of the beginning that decide. */
export const SIGN_BYTES = 16;

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

const BY_NAME: Record<string, string> = {
	csv: 'text/csv',
	txt: 'text/plain',
	md: 'text/markdown',
	json: 'application/json',
	xml: 'application/xml',
	zip: 'application/zip',
	docx: `${office}.wordprocessingml.document`,
	xlsx: `${office}.spreadsheetml.sheet`,
	pptx: `${office}.presentationml.presentation`,
	odt: `${open}.text`,
	ods: `${open}.spreadsheet`,
	odp: `${open}.presentation`
};

/** The type to store: by content where it may be shown, else a type that is only ever downloaded. */
export function readMediaType(beginning: Uint8Array, name: string): string {
	const text = Buffer.from(beginning.subarray(0, SIGN_BYTES)).toString('latin1');
	const shown = SIGNS.find(([, sign]) => sign.test(text));
	if (shown) return shown[0];
	const ending = /\.([a-z0-9]{1,6})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
	return BY_NAME[ending] ?? 'application/octet-stream';
}

/** Whether a browser may show it instead of downloading it. */
export function isShown(mediaType: string): boolean {
	return SIGNS.some(([type]) => type === mediaType);
}
