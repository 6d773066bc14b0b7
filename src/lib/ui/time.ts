import { getLocale } from '#lib/paraglide/runtime.js';

const ZONE = 'Europe/Berlin';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
	['year', 365 * 86_400],
	['month', 30 * 86_400],
	['day', 86_400],
	['hour', 3600],
	['minute', 60]
];

/** "18.06.2026" or "18/06/2026". */
export function formatDate(at: string | Date): string {
	return format(at, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** "14:02", on the clock of Berlin. */
export function formatTime(at: string | Date): string {
	return format(at, { hour: '2-digit', minute: '2-digit' });
}

/** "18.06.2026, 14:02". */
export function formatDateTime(at: string | Date): string {
	return `${formatDate(at)}, ${formatTime(at)}`;
}

/** "vor 3 Minuten", "gestern"; under a minute "jetzt". */
export function formatRelative(at: string | Date, now = new Date()): string {
	const seconds = Math.round((new Date(at).getTime() - now.getTime()) / 1000);
	const words = new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' });
	for (const [unit, length] of UNITS) {
		if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
	}
	return words.format(0, 'second');
}

/** "heute", "gestern", else the date: days as the calendar of Berlin counts them. */
export function formatNearDay(at: string | Date, now: string | Date = new Date()): string {
	const days = dayNumber(now) - dayNumber(at);
	if (days < 0 || days > 1) return formatDate(at);
	return new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' }).format(-days, 'day');
}

function dayNumber(at: string | Date): number {
	const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(at));
	return new Date(day).getTime() / 86_400_000;
}

function format(at: string | Date, options: Intl.DateTimeFormatOptions): string {
	const locale = getLocale() === 'en' ? 'en-GB' : 'de-DE';
	return new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE }).format(new Date(at));
}
