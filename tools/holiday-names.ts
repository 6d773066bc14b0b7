import type { HolidayType } from 'feiertagejs';

/** Names as they stand in the table: German as in the laws, and English. */
export const HOLIDAY_NAMES: Record<HolidayType, { de: string; en: string }> = {
	NEUJAHRSTAG: { de: 'Neujahr', en: "New Year's Day" },
	HEILIGEDREIKOENIGE: { de: 'Heilige Drei Könige', en: 'Epiphany' },
	WELTFRAUENTAG: { de: 'Internationaler Frauentag', en: "International Women's Day" },
	KARFREITAG: { de: 'Karfreitag', en: 'Good Friday' },
	OSTERSONNTAG: { de: 'Ostersonntag', en: 'Easter Sunday' },
	OSTERMONTAG: { de: 'Ostermontag', en: 'Easter Monday' },
	TAG_DER_ARBEIT: { de: 'Tag der Arbeit', en: 'Labour Day' },
	CHRISTIHIMMELFAHRT: { de: 'Christi Himmelfahrt', en: 'Ascension Day' },
	PFINGSTSONNTAG: { de: 'Pfingstsonntag', en: 'Whit Sunday' },
	PFINGSTMONTAG: { de: 'Pfingstmontag', en: 'Whit Monday' },
	FRONLEICHNAM: { de: 'Fronleichnam', en: 'Corpus Christi' },
	AUGSBURGER_FRIEDENSFEST: { de: 'Augsburger Hohes Friedensfest', en: 'Augsburg Peace Festival' },
	MARIAHIMMELFAHRT: { de: 'Mariä Himmelfahrt', en: 'Assumption Day' },
	WELTKINDERTAG: { de: 'Weltkindertag', en: "World Children's Day" },
	DEUTSCHEEINHEIT: { de: 'Tag der Deutschen Einheit', en: 'German Unity Day' },
	REFORMATIONSTAG: { de: 'Reformationstag', en: 'Reformation Day' },
	ALLERHEILIGEN: { de: 'Allerheiligen', en: "All Saints' Day" },
	BUBETAG: { de: 'Buß- und Bettag', en: 'Day of Repentance and Prayer' },
	ERSTERWEIHNACHTSFEIERTAG: { de: 'Erster Weihnachtstag', en: 'Christmas Day' },
	ZWEITERWEIHNACHTSFEIERTAG: { de: 'Zweiter Weihnachtstag', en: 'Boxing Day' }
};
