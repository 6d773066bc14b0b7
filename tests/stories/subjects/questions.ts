import {
	everybody,
	NEW_ID,
	unwritable,
	type FunctionExpectation,
	type Reach,
	type TableExpectation
} from '../personas.ts';
import { deed, denied } from './catalogue.ts';

/** Asked by or of a body: nobody else reads them, and no vendor those of another. */
export const QUESTIONS = ['question-home', 'question-vendor', 'question-vendor-b'];

export const questionTables: Record<string, TableExpectation> = {
	questions: {
		...unwritable,
		key: 'id',
		change: { title: 'Geschichte' },
		example: { organisation_id: NEW_ID, asked_id: NEW_ID, person_id: NEW_ID, title: 'Neu' },
		select: everybody<Reach>([], {
			anonymous: 'refused',
			guest: ['question-vendor'],
			member: QUESTIONS,
			steward: QUESTIONS,
			coordinator: ['question-home'],
			auditor: QUESTIONS
		})
	},
	reports: {
		...unwritable,
		key: 'body',
		change: { body: 'Geschichte' },
		example: { organisation_id: NEW_ID, body: 'Neu' },
		select: everybody<Reach>([], {
			anonymous: 'refused',
			steward: ['report-home'],
			coordinator: ['report-home', 'report-listed'],
			admin: ['report-home', 'report-listed']
		})
	}
};

export const questionFunctions: Record<string, FunctionExpectation> = {
	question_ask: {
		'without saying what': {
			expected: everybody('question_empty', {
				anonymous: denied('question_ask'),
				stranger: 'body_needed',
				suspended: 'body_needed',
				auditor: 'body_needed',
				admin: 'body_needed'
			}),
			act: deed('question_ask', ({ home }) => ({ asked: home, question: ' ' }))
		},
		'of another vendor': {
			expected: everybody('question_empty', {
				anonymous: denied('question_ask'),
				stranger: 'body_needed',
				suspended: 'body_needed',
				auditor: 'body_needed',
				admin: 'body_needed',
				guest: 'organisation_not_found'
			}),
			act: deed('question_ask', (labels) => ({ asked: labels['vendor-b'], question: ' ' }))
		}
	},
	question_answer: {
		'of a vendor, with nothing': {
			expected: everybody('question_not_found', {
				anonymous: denied('question_answer'),
				guest: 'membership_steward_needed',
				member: 'membership_steward_needed',
				auditor: 'membership_steward_needed',
				steward: 'question_answer_empty'
			}),
			act: deed('question_answer', (labels) => ({ question: labels['question-vendor'] }))
		}
	},
	question_page: {
		'of another vendor': {
			expected: everybody('question_not_found', {
				anonymous: denied('question_page'),
				member: 'done',
				steward: 'done',
				auditor: 'done'
			}),
			act: deed('question_page', (labels) => ({ question: labels['question-vendor-b'] }))
		}
	},
	entry_report: {
		'called from outside': {
			expected: everybody(denied('entry_report')),
			act: deed('entry_report', ({ home }) => ({ organisation: home, report: 'Falsch' }))
		}
	},
	report_settle: {
		'that is not there': {
			expected: everybody('report_not_found', { anonymous: denied('report_settle') }),
			act: deed('report_settle', () => ({ report: NEW_ID }))
		}
	}
};
