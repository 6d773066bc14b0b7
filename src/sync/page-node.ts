/** A page as JSON, in the shape of the schema. */
export interface PageMark {
	type: string;
	attrs?: Record<string, unknown>;
}

export interface PageNode {
	type: string;
	attrs?: Record<string, unknown>;
	content?: PageNode[];
	marks?: PageMark[];
	text?: string;
}
