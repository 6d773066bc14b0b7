import { json } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';

interface Plain {
	status: number;
	message: string;
	reference?: string;
	headers?: Record<string, string>;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** An answer without the app around it, for when rendering one is too much: HTML, or JSON for scripts. */
export function answerPlainly(request: Request, locale: string, plain: Plain): Response {
	const { status, message, reference, headers } = plain;
	const init = { status, headers: { 'cache-control': 'no-store', ...headers } };
	const accept = request.headers.get('accept') ?? 'text/html';
	if (!accept.includes('text/html')) {
		return json({ message, ...(reference && { reference }) }, init);
	}
	return new Response(renderPage(locale, message, reference), {
		...init,
		headers: { ...init.headers, 'content-type': 'text/html; charset=utf-8' }
	});
}

const STYLE = 'max-width: 42rem; margin: 4rem auto; padding: 0 1rem; font: 1.125rem/1.6 system-ui';

function renderPage(locale: string, message: string, reference = ''): string {
	const text = escape(message);
	const number = reference && `<p>${escape(m.error_page_reference({ reference }))}</p>`;
	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Verbund</title>
</head>
<body style="${STYLE}">
<h1>${text}</h1>
${number}
<p><a href="/">${escape(m.error_page_start())}</a></p>
</body>
</html>
`;
}
