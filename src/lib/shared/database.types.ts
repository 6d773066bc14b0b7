// Overwritten by `npm run types`.
// eslint-disable-next-line
export type Database = any;
