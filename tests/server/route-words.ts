/** What the declared addresses answer, in words that several of them share. */
import { everybody, type PerPersona } from '../stories/personas.ts';

export interface RouteExpectation {
	address: string;
	/** Sent as a form of the page itself. */
	fields?: Record<string, string>;
	/** Name of a file to bring along instead. */
	file?: string;
	expected: PerPersona<string>;
}

export const SIGN_IN = '303 /sign-in';
export const open = everybody('200');
export const account = everybody('200', { anonymous: SIGN_IN });
/** Known to everybody here, for those who keep it. */
export const keepers = (except: Partial<PerPersona<string>>) =>
	everybody('403', { anonymous: SIGN_IN, ...except });
export const coordination = keepers({ coordinator: '200', admin: '200' });
/** A vendor that does not stand in the public directory: not even known outside the network. */
export const hiddenVendor = everybody('403', {
	anonymous: SIGN_IN,
	stranger: '404',
	guest: '404',
	suspended: '404',
	coordinator: '200',
	admin: '200'
});
export const unknown = (except: Partial<PerPersona<string>> = {}) => everybody('404', except);
/** Of the bodies of guests only the network knows. */
export const outside = { stranger: '404', guest: '404', suspended: '404' };
export const insideClosed = { steward: '200', auditor: '200' };
