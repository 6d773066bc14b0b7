const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be an id at all; what cannot is not asked for. */
export const isId = (text: string): boolean => ID.test(text);
