-- The user of every night: it reads and writes rows, and changes no table. It needs neither FILE, PROCESS nor SUPER.
-- For an administrator to paste, on MySQL and MariaDB alike, after `callsync migrate`, and once more after an upgrade that migrates.
-- Put your own in place of: crm (the database), callsync, '%' (the hosts it may come from) and change-me; and of phones, leads and
-- users where callsync.matching names other tables.
CREATE USER IF NOT EXISTS 'callsync'@'%' IDENTIFIED BY 'change-me';

-- The CRM's directory is only read.
GRANT SELECT ON crm.phones TO 'callsync'@'%';
GRANT SELECT ON crm.leads TO 'callsync'@'%';
GRANT SELECT ON crm.users TO 'callsync'@'%';

-- Calls. A communication goes when its call turns out to belong to no lead.
GRANT SELECT, INSERT, UPDATE ON crm.call_logs TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.communications TO 'callsync'@'%';

-- What was read, and what became of it.
GRANT SELECT ON crm.callsync_schema_history TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_leases TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.callsync_runs TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_nights TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_export_files TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_file_counts TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_control_totals TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_control_history TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.callsync_run_files TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.callsync_run_totals TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_legs TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.callsync_quarantine TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.callsync_quarantine_headers TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.callsync_quarantine_history TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_audit TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.callsync_forgotten_calls TO 'callsync'@'%';

-- Spring Batch's own tables.
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.BATCH_JOB_INSTANCE TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.BATCH_JOB_EXECUTION TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.BATCH_JOB_EXECUTION_PARAMS TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.BATCH_JOB_EXECUTION_CONTEXT TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.BATCH_STEP_EXECUTION TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON crm.BATCH_STEP_EXECUTION_CONTEXT TO 'callsync'@'%';
-- They count ids: MySQL in tables, which it updates, MariaDB in sequences, into which it inserts.
GRANT SELECT, INSERT, UPDATE ON crm.BATCH_JOB_INSTANCE_SEQ TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.BATCH_JOB_EXECUTION_SEQ TO 'callsync'@'%';
GRANT SELECT, INSERT, UPDATE ON crm.BATCH_STEP_EXECUTION_SEQ TO 'callsync'@'%';
