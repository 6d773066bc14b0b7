/**
 * Walks through a Yjs update of version 1 without building anything of it. Nothing is allocated because of a number
 * that stands in the bytes, and nothing nests deeper than allowed: what Yjs gets to see was read here first.
 * Layout: node_modules/yjs/src/utils/encoding.js and the `read` functions of src/structs.
 */
import * as decoding from 'lib0/decoding';
import { notUnderstood } from './closing.ts';
import { CLIENTS, CLOCK, DEPTH } from './limits.ts';

/** Client and clock: the name of a struct. */
export type Id = [client: number, clock: number];

export interface Struct {
	clock: number;
	length: number;
	/** Ids it stands beside or in, which must be there before it. */
	origin: Id | null;
	rightOrigin: Id | null;
	parent: Id | null;
}

export interface Visitor {
	section(client: number, clock: number): void;
	struct(struct: Struct): void;
	deletion(client: number, clock: number, length: number): void;
}

type Decoder = decoding.Decoder;
const { readUint8, readVarString, readVarUint, readVarUint8Array } = decoding;

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_KEY = 0x20;
const GC = 0;
const SKIP = 10;
/** XmlElement and XmlHook bear a name. */
const NAMED_TYPES = [3, 5];
const TYPES = 7;

const readId = (decoder: Decoder): Id => [readVarUint(decoder), readVarUint(decoder)];

function readJson(decoder: Decoder): void {
	refuseDeep(JSON.parse(readVarString(decoder)), 0);
}

/** Only lists of plain values may hold the word that is no JSON. */
function readListed(decoder: Decoder): void {
	const text = readVarString(decoder);
	if (text !== 'undefined') refuseDeep(JSON.parse(text), 0);
}

function refuseDeep(value: unknown, depth: number): void {
	if (depth > DEPTH) throw notUnderstood('nested too deep');
	if (typeof value !== 'object' || value === null) return;
	for (const inner of Object.values(value)) refuseDeep(inner, depth + 1);
}

const skip = (count: number) => (decoder: Decoder) => {
	if (decoder.pos + count > decoder.arr.length) throw notUnderstood('too short');
	decoder.pos += count;
};

/** Values as lib0 writes them, by the byte before each. */
const VALUES: Record<number, (decoder: Decoder, depth: number) => void> = {
	127: () => undefined,
	126: () => undefined,
	125: (decoder) => void decoding.readVarInt(decoder),
	124: skip(4),
	123: skip(8),
	122: skip(8),
	121: () => undefined,
	120: () => undefined,
	119: (decoder) => void readVarString(decoder),
	118: (decoder, depth) => {
		for (let left = readVarUint(decoder); left > 0; left--) {
			readVarString(decoder);
			readValue(decoder, depth + 1);
		}
	},
	117: (decoder, depth) => {
		for (let left = readVarUint(decoder); left > 0; left--) readValue(decoder, depth + 1);
	},
	116: (decoder) => void readVarUint8Array(decoder)
};

function readValue(decoder: Decoder, depth = 0): void {
	if (depth > DEPTH) throw notUnderstood('nested too deep');
	const read = VALUES[readUint8(decoder)];
	if (!read) throw notUnderstood('unknown value');
	read(decoder, depth);
}

/** Reads so many; each takes at least a byte, so a false number ends with the bytes. */
const list = (read: (decoder: Decoder) => void) => (decoder: Decoder) => {
	const count = readVarUint(decoder);
	for (let left = count; left > 0; left--) read(decoder);
	return count;
};

/** Contents by their number; each answers how many clocks it takes. Documents in documents are not for pages. */
const CONTENTS: Record<number, (decoder: Decoder) => number> = {
	1: readVarUint,
	2: list(readListed),
	3: (decoder) => (readVarUint8Array(decoder), 1),
	4: (decoder) => readVarString(decoder).length,
	5: (decoder) => (readJson(decoder), 1),
	6: (decoder) => (readVarString(decoder), readJson(decoder), 1),
	7: (decoder) => {
		const type = readVarUint(decoder);
		if (type >= TYPES) throw notUnderstood('unknown type');
		if (NAMED_TYPES.includes(type)) readVarString(decoder);
		return 1;
	},
	8: list((decoder) => readValue(decoder))
};

function readItem(decoder: Decoder, info: number, clock: number): Struct {
	const origin = info & HAS_ORIGIN ? readId(decoder) : null;
	const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(decoder) : null;
	let parent: Id | null = null;
	if (!origin && !rightOrigin) {
		if (readVarUint(decoder) === 1) readVarString(decoder);
		else parent = readId(decoder);
		if (info & HAS_PARENT_KEY) readVarString(decoder);
	}
	const read = CONTENTS[info & 0x1f];
	if (!read) throw notUnderstood('unknown content');
	return { clock, length: read(decoder), origin, rightOrigin, parent };
}

function readStruct(decoder: Decoder, clock: number): Struct {
	const info = readUint8(decoder);
	const kind = info & 0x1f;
	if (kind === SKIP) throw notUnderstood('a gap');
	const struct =
		kind === GC
			? { clock, length: readVarUint(decoder), origin: null, rightOrigin: null, parent: null }
			: readItem(decoder, info, clock);
	if (struct.length === 0 || clock + struct.length > CLOCK) throw notUnderstood('wrong length');
	return struct;
}

function readSections(decoder: Decoder, visitor: Visitor): void {
	const seen = new Set<number>();
	for (let left = readVarUint(decoder); left > 0; left--) {
		const count = readVarUint(decoder);
		const client = readVarUint(decoder);
		let clock = readVarUint(decoder);
		if (seen.size >= CLIENTS || seen.has(client) || client >= CLOCK || count === 0)
			throw notUnderstood('wrong clients');
		seen.add(client);
		visitor.section(client, clock);
		for (let structs = count; structs > 0; structs--) {
			const struct = readStruct(decoder, clock);
			visitor.struct(struct);
			clock += struct.length;
		}
	}
}

/** Who deleted is not said, so a draft of many years may name any number of clients here. */
function readDeletions(decoder: Decoder, visitor: Visitor): void {
	for (let left = readVarUint(decoder); left > 0; left--) {
		const client = readVarUint(decoder);
		for (let ranges = readVarUint(decoder); ranges > 0; ranges--) {
			const clock = readVarUint(decoder);
			visitor.deletion(client, clock, readVarUint(decoder));
		}
	}
}

/** @throws for everything that is not exactly one update within bounds */
export function walkUpdate(update: Uint8Array, visitor: Visitor): void {
	const decoder = decoding.createDecoder(update);
	readSections(decoder, visitor);
	readDeletions(decoder, visitor);
	if (decoding.hasContent(decoder)) throw notUnderstood('trailing bytes');
}
