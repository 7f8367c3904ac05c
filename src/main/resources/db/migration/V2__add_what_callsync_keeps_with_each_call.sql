-- Ids are compared byte for byte: ids that differ only in case are different calls.
-- Each table is altered as a whole or not at all, and once: DDL commits by itself, and a migration may be killed before it is noted.
SET @alter = 'ALTER TABLE communications
    ADD COLUMN provider         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT ''null: not written by callsync'',
    ADD COLUMN external_call_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ADD UNIQUE KEY communications_external_call (provider, external_call_id)';
SET @todo = (SELECT IF(COUNT(*) = 0, @alter, 'DO 0') FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'communications' AND column_name = 'external_call_id');
PREPARE todo FROM @todo;
EXECUTE todo;
DEALLOCATE PREPARE todo;

SET @alter = 'ALTER TABLE call_logs
    ADD COLUMN provider            VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT ''null: not written by callsync'',
    ADD COLUMN external_call_id    VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ADD COLUMN provider_status     VARCHAR(255) NULL COMMENT ''the provider''''s own words'',
    ADD COLUMN from_absence        VARCHAR(16) NULL COMMENT ''why `from` is null'',
    ADD COLUMN to_absence          VARCHAR(16) NULL COMMENT ''why `to` is null'',
    ADD COLUMN agent               VARCHAR(254) NULL COMMENT ''who took or made the call: e-mail, number or user name'',
    ADD COLUMN source_version      BIGINT NULL COMMENT ''finality * 10^17 + microseconds since 1970; never goes back'',
    ADD COLUMN agent_version       BIGINT NULL COMMENT ''null: as source_version'',
    ADD COLUMN media_version       BIGINT NULL COMMENT ''null: as source_version'',
    ADD COLUMN description_version BIGINT NULL COMMENT ''null: as source_version'',
    ADD COLUMN file_id             BIGINT NULL COMMENT ''callsync_export_files.id of the record that wrote the row last'',
    ADD COLUMN record_number       BIGINT NULL,
    ADD UNIQUE KEY call_logs_external_call (provider, external_call_id),
    ADD UNIQUE KEY call_logs_communication (communication_id),
    ADD CONSTRAINT call_logs_communication FOREIGN KEY (communication_id) REFERENCES communications (id) ON DELETE SET NULL';
SET @todo = (SELECT IF(COUNT(*) = 0, @alter, 'DO 0') FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'call_logs' AND column_name = 'external_call_id');
PREPARE todo FROM @todo;
EXECUTE todo;
DEALLOCATE PREPARE todo;
