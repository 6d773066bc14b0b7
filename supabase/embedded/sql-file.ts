import type { TransactionSql } from 'postgres';
import type { Statement } from './statements.ts';

/** What postgres.js adds to an error of the database. */
interface DatabaseError extends Error {
	code: string;
	position?: string;
	detail?: string;
	hint?: string;
	where?: string;
}

/** Runs the statements of a file one by one; an error names the file, the line and the statement. */
export async function runStatements(
	transaction: TransactionSql,
	file: string,
	text: string,
	statements: Statement[]
): Promise<void> {
	for (const [index, statement] of statements.entries()) {
		try {
			await transaction.unsafe(statement.text).simple();
		} catch (cause) {
			const where = `${file}:${lineOf(text, statement, cause as DatabaseError)}`;
			throw new Error(
				`${where}: ${told(cause as DatabaseError)} (statement ${index + 1}: ${firstLine(statement)})`,
				{
					cause
				}
			);
		}
	}
}

function lineOf(text: string, { offset }: Statement, { position }: DatabaseError): number {
	const at = offset + (position ? Number(position) - 1 : 0);
	return text.slice(0, at).split('\n').length;
}

function told({ message, code, detail, hint, where }: DatabaseError): string {
	const more = [detail, hint, where].filter(Boolean).map((line) => `. ${line}`);
	return `${message} [${code}]${more.join('')}`;
}

function firstLine({ text }: Statement): string {
	const line = text.split('\n').find((candidate) => !candidate.startsWith('--')) ?? '';
	return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
