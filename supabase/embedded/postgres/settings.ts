/**
 * How Postgres runs: on its socket only, durable, ready for logical decoding. The log keeps what
 * concerns the server; errors of statements go to whoever made them, for they may quote people's data.
 */
export const SETTINGS: Record<string, string> = {
	listen_addresses: '',
	unix_socket_permissions: '0700',
	fsync: 'on',
	wal_level: 'logical',
	max_connections: '100',
	shared_buffers: '64MB',
	log_min_messages: 'log',
	log_min_error_statement: 'panic',
	log_checkpoints: 'off',
	timezone: 'UTC',
	log_timezone: 'UTC'
};
