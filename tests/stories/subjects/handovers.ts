import {
	everybody,
	NEW_ID,
	unwritable,
	type FunctionExpectation,
	type Reach,
	type TableExpectation
} from '../personas.ts';
import { deed, denied } from './catalogue.ts';

export const handoverTables: Record<string, TableExpectation> = {
	handovers: {
		...unwritable,
		key: 'assignment_id',
		change: { note: 'Geschichte' },
		example: { assignment_id: NEW_ID, organisation_id: NEW_ID },
		select: everybody<Reach>([], {
			anonymous: 'refused',
			member: ['ended-at-home'],
			steward: ['ended-at-home'],
			auditor: ['ended-at-home']
		})
	}
};

/** The steward held it, the member follows; the coordination keeps every body. */
const ofHome = (name: string) =>
	everybody('assignment_not_found', {
		anonymous: denied(name),
		member: 'done',
		steward: 'done',
		auditor: 'membership_steward_needed',
		coordinator: 'done',
		admin: 'done'
	});

export const handoverFunctions: Record<string, FunctionExpectation> = {
	handover_page: {
		'of what has ended at home': {
			expected: ofHome('handover_page'),
			act: deed('handover_page', (labels) => ({ assignment: labels['ended-at-home'] }))
		}
	},
	handover_save: {
		'of what has ended at home': {
			expected: ofHome('handover_save'),
			act: deed('handover_save', (labels) => ({ assignment: labels['ended-at-home'] }))
		}
	}
};
