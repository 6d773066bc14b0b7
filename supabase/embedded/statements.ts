/** One SQL statement of a file, without its final semicolon. */
export interface Statement {
	text: string;
	/** Where it begins in the file, in characters. */
	offset: number;
}

// What may hold a semicolon that ends nothing: comments, quoted texts and names, dollar quotes.
const TOKENS =
	/--[^\n]*|\/\*|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]\w*)?\$|[A-Za-z_][\w$]*|;/g;

/** Cuts a file of SQL into its statements, as the Supabase CLI stores them. */
export function splitStatements(sql: string): Statement[] {
	const statements: Statement[] = [];
	let start = 0;
	let previous = '';
	let atomic = 0;
	TOKENS.lastIndex = 0;
	for (let match = TOKENS.exec(sql); match; match = TOKENS.exec(sql)) {
		const token = match[0];
		const end = endOfBlock(sql, token, match.index);
		if (end !== null) TOKENS.lastIndex = end;
		else if (token === ';' && atomic === 0) {
			add(statements, sql, start, match.index);
			start = match.index + 1;
		} else if (/^\w+$/.test(token)) {
			const word = token.toLowerCase();
			atomic = depthAfter(word, previous, atomic);
			previous = word;
		}
	}
	add(statements, sql, start, sql.length);
	return statements;
}

/** End of a block comment (they nest) or of a dollar quoted text that begins here; else null. */
function endOfBlock(sql: string, token: string, index: number): number | null {
	if (token === '/*') return endOfComment(sql, index);
	if (!token.startsWith('$')) return null;
	const end = sql.indexOf(token, index + token.length);
	return end < 0 ? sql.length : end + token.length;
}

function endOfComment(sql: string, index: number): number {
	const marks = /\/\*|\*\//g;
	marks.lastIndex = index;
	let depth = 0;
	for (let mark = marks.exec(sql); mark; mark = marks.exec(sql)) {
		depth += mark[0] === '/*' ? 1 : -1;
		if (depth === 0) return marks.lastIndex;
	}
	return sql.length;
}

/** Within `begin atomic … end` of a function's body semicolons separate; `case` has an `end` of its own. */
function depthAfter(word: string, previous: string, depth: number): number {
	if (word === 'atomic' && previous === 'begin') return depth + 1;
	if (depth > 0 && word === 'case') return depth + 1;
	return depth > 0 && word === 'end' ? depth - 1 : depth;
}

function add(statements: Statement[], sql: string, start: number, end: number): void {
	const text = sql.slice(start, end);
	const bare = text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim();
	if (bare === '') return;
	const before = text.length - text.trimStart().length;
	statements.push({ text: text.trim(), offset: start + before });
}
