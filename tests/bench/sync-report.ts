/** What was measured, as medians beside each other, and whether it is what was promised. */
import { percentile } from './measure.ts';
import type { DialectName } from './sync-dialects.ts';
import { NAMES, SERVERS } from './sync-servers.ts';

export interface Target {
	row: string;
	/** Of the other server's value; without, the value itself counts. */
	of?: DialectName;
	most: number;
}

export class Report {
	readonly #rows = new Map<string, Map<DialectName, number[]>>();
	readonly #notes = new Set<string>();

	add(row: string, name: DialectName, value: number): void {
		const values = this.#rows.get(row) ?? new Map<DialectName, number[]>();
		this.#rows.set(row, values);
		values.set(name, [...(values.get(name) ?? []), value]);
	}

	/** Said once below the table. */
	note(text: string): void {
		this.#notes.add(text);
	}

	median(row: string, name: DialectName): number {
		return percentile(this.#rows.get(row)?.get(name) ?? [], 0.5);
	}

	print(targets: Target[]): void {
		console.table(Object.fromEntries([...this.#rows.keys()].map((row) => [row, this.#line(row)])));
		for (const note of this.#notes) console.log(`- ${note}`);
		const missed = targets.filter((target) => !this.#check(target));
		console.log(`\n${targets.length - missed.length} of ${targets.length} targets met.`);
	}

	#line(row: string): Record<string, string> {
		const ratio = (name: DialectName) => show(this.median(row, 'ours') / this.median(row, name));
		return {
			...Object.fromEntries(NAMES.map((name) => [SERVERS[name], show(this.median(row, name))])),
			'ratio to y-ws': ratio('reference'),
			'ratio to Hocuspocus': ratio('hocuspocus')
		};
	}

	/** Whether it is met; what was not measured is not. */
	#check({ row, of, most }: Target): boolean {
		const value = this.median(row, 'ours') / (of ? this.median(row, of) : 1);
		const isMet = value <= most;
		const unit = of ? ` of ${SERVERS[of]}` : '';
		const verdict = isMet ? 'met' : Number.isNaN(value) ? 'NOT MEASURED' : 'MISSED';
		console.log(`${verdict}: ${row}: ${show(value)}${unit}, at most ${most}`);
		return isMet;
	}
}

/** Three digits that say something. */
function show(value: number): string {
	if (Number.isNaN(value)) return '–';
	return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
