import { json } from '@sveltejs/kit';

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
	if (!request.headers.get('accept')?.includes('text/html')) {
		return json({ message, ...(reference && { reference }) }, init);
	}
	const more = reference ? `<p>${escape(reference)}</p>` : '';
	const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(message)}</title><h1>${escape(message)}</h1>${more}<p><a href="/">Verbund</a></p></html>`;
	return new Response(page, {
		...init,
		headers: { ...init.headers, 'content-type': 'text/html; charset=utf-8' }
	});
}
