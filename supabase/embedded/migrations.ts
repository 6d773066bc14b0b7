import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { splitStatements } from './statements.ts';
import { runStatements } from './sql-file.ts';

export interface Migration {
	/** 14 digits; they also give the order. */
	version: string;
	name: string;
	file: string;
	text: string;
}

interface Applied {
	version: string;
	statements: string[] | null;
}

/** The migrations of a folder in order. Other files are ignored, as by the Supabase CLI. */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.sort()
		.flatMap((file) => {
			const [, version, name] = /^(\d{14})_(.*)\.sql$/.exec(file) ?? [];
			if (!version || name === undefined) return [];
			return [{ version, name, file, text: readFileSync(path.join(folder, file), 'utf8') }];
		});
}

/**
 * Applies what is new, each migration in one transaction with its record in the Supabase CLI's table.
 * Returns the files applied. Refuses when the history of the database is not that of the folder.
 * @param until the last version to apply
 */
export async function migrate(sql: Sql, folder: string, until?: string): Promise<string[]> {
	const migrations = readMigrations(folder).filter(({ version }) => !until || version <= until);
	const applied = await sql<Applied[]>`
		select version, statements from supabase_migrations.schema_migrations order by version`;
	assertSameHistory(migrations, applied);
	const known = new Set(applied.map(({ version }) => version));
	const fresh = migrations.filter(({ version }) => !known.has(version));
	for (const migration of fresh) await sql.begin((transaction) => apply(transaction, migration));
	return fresh.map(({ file }) => file);
}

async function apply(transaction: TransactionSql, { file, text, version, name }: Migration) {
	const statements = splitStatements(text);
	await runStatements(transaction, file, text, statements);
	const texts = statements.map((statement) => statement.text);
	await transaction`
		insert into supabase_migrations.schema_migrations (version, name, statements)
		values (${version}, ${name}, ${transaction.array(texts)})`;
}

const TO_DO =
	'This database was made from other files. Put the file back, or start anew with npm run reset (it deletes all data).';

function assertSameHistory(migrations: Migration[], applied: Applied[]): void {
	const last = applied.at(-1)?.version ?? '';
	for (const { version, statements } of applied) {
		const migration = migrations.find((candidate) => candidate.version === version);
		if (!migration) {
			throw new Error(`Migration ${version} is in the database but not in the folder. ${TO_DO}`);
		}
		if (statements && !isSame(migration, statements)) {
			throw new Error(`${migration.file} was changed after it had been applied. ${TO_DO}`);
		}
	}
	const late = migrations.find(
		({ version }) => version < last && !applied.some((one) => one.version === version)
	);
	if (late) {
		throw new Error(`${late.file} is older than the last applied migration ${last}. ${TO_DO}`);
	}
}

/** The CLI cuts statements a little differently; white space and semicolons do not count. */
function isSame({ text }: Migration, statements: string[]): boolean {
	const bare = (texts: string[]) => texts.join('').replace(/[\s;]+/g, '');
	return bare(splitStatements(text).map((statement) => statement.text)) === bare(statements);
}
