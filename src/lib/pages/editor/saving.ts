import { m } from '#lib/paraglide/messages.js';
import { formatTime } from '#lib/ui/time.ts';
import type { Saving } from './line.ts';

const ENDS: Record<number, () => string> = {
	4401: m.editor_ended_signed_out,
	4403: m.editor_ended_no_right,
	4409: m.editor_ended_replaced,
	4426: m.editor_ended_older
};

/** The state of saving in one sentence. */
export function nameSaving(saving: Saving): string {
	if (saving.state === 'saved') return m.editor_saved({ at: formatTime(saving.at) });
	if (saving.state === 'ended') return (ENDS[saving.code] ?? m.editor_ended_refused)();
	if (saving.state === 'offline') return m.editor_offline();
	return saving.state === 'saving' ? m.editor_saving() : m.editor_opening();
}
