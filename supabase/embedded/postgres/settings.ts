/**
 * How Postgres runs: on its socket only, durable, ready for logical decoding. The log names errors but
 * neither the rows nor the statements, which hold people's data.
 */
export const SETTINGS: Record<string, string> = {
	listen_addresses: '',
	unix_socket_permissions: '0700',
	fsync: 'on',
	wal_level: 'logical',
	max_connections: '100',
	shared_buffers: '64MB',
	log_min_messages: 'warning',
	log_min_error_statement: 'panic',
	log_error_verbosity: 'terse',
	log_checkpoints: 'off',
	timezone: 'UTC',
	log_timezone: 'UTC'
};
