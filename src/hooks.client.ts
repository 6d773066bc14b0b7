import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { Locale } from '#lib/shared/session.ts';

// The server has chosen; asking the browser again could differ from the page and would set a cookie.
overwriteGetLocale(() => document.documentElement.lang as Locale);
