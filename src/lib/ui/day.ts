import { getLocale } from '#lib/paraglide/runtime.js';

/** Days are "2026-06-04": dates without a time, so no zone can move them. */
function format(day: string, options: Intl.DateTimeFormatOptions): string {
	const locale = getLocale() === 'en' ? 'en-GB' : 'de-DE';
	return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(day));
}

/** "Donnerstag, 4. Juni 2026" */
export function formatDay(day: string): string {
	return format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** "Do" */
export function formatWeekday(day: string): string {
	return format(day, { weekday: 'short' }).replace('.', '');
}

/** "04.06." or "04/06" */
export function formatShortDay(day: string): string {
	return format(day, { day: '2-digit', month: '2-digit' });
}

/** "04.06.2026" or "04/06/2026" */
export function formatDayInFigures(day: string): string {
	return format(day, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** "Juli" */
export function formatMonth(day: string): string {
	return format(day, { month: 'long' });
}

/** Within a week from today the name of the weekday says which day it is. */
export function isSoon(day: string, today: string): boolean {
	return new Date(day).getTime() - new Date(today).getTime() < 7 * 86_400_000;
}
