import type { Mail } from './outbox.ts';

const STYLE = `
	:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
	body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
	article { border-top: 1px solid; padding: 1rem 0; }
	h2 { font-size: 1.125rem; margin: 0; }
	p { margin: 0.25rem 0; }
	pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
	a { overflow-wrap: anywhere; }
`;

const HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff'
};

/** The outbox as a page for whoever tries Verbund out on this machine. */
export function answerOutboxPage(mails: Mail[]): Response {
	const list = mails.length
		? mails.map(article).join('\n')
		: '<p>Noch keine E-Mail. Fordern Sie auf der Anmeldeseite einen Link an, dann erscheint er hier.</p>';
	const page = `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Postausgang – Verbund</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Postausgang</h1>
<p>Verbund läuft hier mit eingebetteter Datenbank und verschickt keine E-Mails. Was verschickt würde, steht auf dieser Seite, das Neueste zuerst.</p>
${list}
</main>
</body>
</html>`;
	return new Response(page, { headers: HEADERS });
}

function article({ id, at, to, subject, text, link }: Mail): string {
	return `<article aria-labelledby="mail-${id}">
<h2 id="mail-${id}">${escape(subject)}</h2>
<p>An ${escape(to)}, <time datetime="${escape(at)}">${escape(when(at))}</time></p>
<pre>${withLink(escape(text), link)}</pre>
</article>`;
}

function withLink(text: string, link: string | null): string {
	if (!link) return text;
	const shown = escape(link);
	return text.replace(shown, () => `<a href="${shown}">${shown}</a>`);
}

function when(at: string): string {
	return new Date(at).toLocaleString('de-DE', { timeZone: 'Europe/Berlin' });
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

function escape(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
