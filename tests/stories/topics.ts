import { everybody } from './personas.ts';

/**
 * Who may do what on the private channels: the declared list that `topics.test.ts` checks through
 * supabase-js. A topic is named by its kind and a fixture of `cast.ts`; `self` is the persona.
 */
export interface TopicExpectation {
	topic: string;
	/** Hears that something changed. */
	join: ReturnType<typeof everybody<boolean>>;
	/** Is seen and sees who is there. Nobody sends: messages come from the database alone. */
	present: ReturnType<typeof everybody<boolean>>;
}

const nobody = everybody(false);
const withAccount = everybody(true, { anonymous: false });
const network = everybody(true, {
	anonymous: false,
	stranger: false,
	guest: false,
	suspended: false
});

const inRoom = { ...nobody, member: true, steward: true, auditor: true };

/** Bodies: whoever reads the row with an account. Only the network sees who is looking. */
export const TOPICS: TopicExpectation[] = [
	{ topic: 'organisation:home', join: withAccount, present: network },
	{ topic: 'organisation:listed', join: withAccount, present: network },
	{ topic: 'organisation:vendor', join: { ...network, guest: true }, present: network },
	{ topic: 'organisation:vendor-b', join: network, present: network },
	{ topic: 'organisation:archived', join: network, present: network },
	{ topic: 'directory:organisations', join: network, present: nobody },
	{ topic: 'directory:assignments', join: network, present: nobody },
	{ topic: 'topic:topic', join: withAccount, present: nobody },
	// Guests sit in the room and hear nothing of it: what happens there would tell them of each other.
	{ topic: 'space:room', join: inRoom, present: inRoom },
	{
		topic: 'space:other-room',
		join: { ...nobody, coordinator: true, auditor: true },
		present: { ...nobody, coordinator: true, auditor: true }
	},
	// What a guest says and is told is heard by the network only; a guest reads it anew by its own notifications.
	{
		topic: 'comments:room',
		join: { ...nobody, member: true, steward: true, auditor: true },
		present: nobody
	},
	{
		topic: 'comments:note-shared-both',
		join: { ...nobody, member: true, steward: true, auditor: true },
		present: nobody
	},
	{
		topic: 'comments:home',
		join: { ...nobody, member: true, steward: true, coordinator: true, auditor: true, admin: true },
		present: nobody
	},
	// A published page is heard by whoever reads it with an account; who is there is for the network inside.
	{ topic: 'page:page-public', join: withAccount, present: inRoom },
	{ topic: 'page:page-draft', join: inRoom, present: inRoom },
	{ topic: 'page:page-shared', join: { ...inRoom, guest: true }, present: inRoom },
	{ topic: 'user:self', join: withAccount, present: nobody },
	{
		topic: 'user:other-member',
		join: nobody,
		present: nobody
	}
];

/** Topics that are none: joined by nobody, whatever their role. */
export const NO_TOPICS = [
	'organisation',
	'organisation:',
	'organisation:home',
	'organisation:00000000-0000-4000-8000-0000000000ee',
	'Organisation:{home}',
	'organisation:{home}:more',
	'user:organisation:{home}',
	'space:{home}',
	'board:{home}',
	'space:{note-space}',
	'directory:people',
	'topic:home',
	'topic:{home}',
	'directory:organisations ',
	'%',
	'realtime:organisation:{home}'
];
