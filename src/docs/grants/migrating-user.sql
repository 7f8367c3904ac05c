-- The user of `callsync migrate` and `callsync run --migrate`: it makes and changes tables, so it is not the user of every night.
-- For an administrator to paste, on MySQL and MariaDB alike. Put your own in place of: crm (the database), callsync_migrate,
-- '%' (the hosts it may come from) and change-me.
CREATE USER IF NOT EXISTS 'callsync_migrate'@'%' IDENTIFIED BY 'change-me';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE VIEW ON crm.* TO 'callsync_migrate'@'%';
