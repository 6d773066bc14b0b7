/** Fields a person filled while the script was still on its way: taking over the page would empty them. */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

let restore: (() => void)[] = [];

/** How to fill it again; nothing where it stands as the server sent it. */
function remember(control: Control): (() => void) | undefined {
	if (control instanceof HTMLSelectElement) {
		const { value } = control;
		const sent = [...control.options].find(({ defaultSelected }) => defaultSelected);
		if (value !== (sent ?? control.options[0])?.value) return () => (control.value = value);
	} else if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type)) {
		const { checked } = control;
		if (checked !== control.defaultChecked) return () => (control.checked = checked);
	} else if (control.type !== 'file' && control.value !== control.defaultValue) {
		const { value } = control;
		return () => (control.value = value);
	}
	return undefined;
}

/** To be called before the page is taken over. */
export function noteTyped(): void {
	const controls = document.querySelectorAll<Control>('main :is(input, select, textarea)');
	restore = [...controls].flatMap((control) => {
		const fill = remember(control);
		if (!fill) return [];
		return () => {
			fill();
			// What listens to the field hears of it as if it were typed now.
			control.dispatchEvent(new Event('input', { bubbles: true }));
		};
	});
}

/** To be called once, when the page has been taken over. */
export function restoreTyped(): void {
	for (const fill of restore.splice(0)) fill();
}
