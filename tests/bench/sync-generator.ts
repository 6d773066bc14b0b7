/** The clients, in a process of their own; does what its parent says, one thing after the other. */
import { Crowd, type Flood, type Gathering } from './sync-crowd.ts';

export type Order =
	| { do: 'gather'; gathering: Gathering }
	| { do: 'join' }
	| { do: 'type'; perSecond: number; seconds: number; mark: boolean }
	| ({ do: 'flood' } & Flood)
	| { do: 'visit' };

let crowd: Crowd | undefined;

function obey(order: Order): unknown {
	if (order.do === 'gather') {
		crowd?.leave();
		crowd = new Crowd(order.gathering);
	} else if (order.do === 'join') return crowd?.join();
	else if (order.do === 'type') return crowd?.type(order.perSecond, order.seconds, order.mark);
	else if (order.do === 'flood') return crowd?.flood(order);
	else return crowd?.visit();
	return undefined;
}

process.on('message', (order: Order) => {
	Promise.resolve(obey(order)).then(
		(result) => process.send?.({ result }),
		(cause: unknown) => process.send?.({ problem: String(cause) })
	);
});
process.on('disconnect', () => process.exit(0));
