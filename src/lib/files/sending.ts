/** Sends a file from the browser, so that it can say how far it is. */

interface Sent {
	status: number;
	/** Says why not; nothing when the connection broke. */
	message: string | undefined;
}

interface Sending {
	ended: Promise<Sent>;
	cancel: () => void;
}

/**
 * Sends the bare bytes; fetch() would not tell how many are gone.
 * @param tell called with the whole percent that are gone
 */
export function send(
	url: string,
	file: File,
	published: boolean,
	tell: (percent: number) => void
): Sending {
	const request = new XMLHttpRequest();
	request.open('POST', url);
	request.setRequestHeader('accept', 'application/json');
	request.setRequestHeader('content-type', 'application/octet-stream');
	request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()));
	request.setRequestHeader('x-file-published', published ? '1' : '0');
	request.upload.onprogress = ({ loaded, total }) => tell(Math.floor((loaded / total) * 100));
	const ended = new Promise<Sent>((resolve) => {
		request.onloadend = () =>
			resolve({ status: request.status, message: readMessage(request.responseText) });
	});
	request.send(file);
	return { ended, cancel: () => request.abort() };
}

function readMessage(text: string): string | undefined {
	try {
		return (JSON.parse(text) as { message?: string }).message;
	} catch {
		return undefined;
	}
}
