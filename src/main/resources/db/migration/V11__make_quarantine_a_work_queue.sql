-- What became of each quarantined record, who did what to it, and what it takes to read one without its file.
-- Every statement can be repeated: DDL commits by itself, and a migration may be killed before it is noted.
SET @alter = 'ALTER TABLE callsync_quarantine
    ADD COLUMN state            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''open''
        COMMENT ''open, replayed, resolved'',
    ADD COLUMN attempts         INT          NOT NULL DEFAULT 0 COMMENT ''how often it was replayed'',
    ADD COLUMN settled_at       DATETIME(6)  NULL COMMENT ''when it was replayed or resolved'',
    ADD COLUMN external_call_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT ''where the record tells'',
    ADD COLUMN leg_id           VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT ''where it is a leg'',
    ADD COLUMN changed_at       DATETIME(6)  NULL COMMENT ''when the provider changed the record last, where it tells'',
    ADD KEY callsync_quarantine_call (provider, state, external_call_id),
    ADD KEY callsync_quarantine_file (file_id, state)';
SET @todo = (SELECT IF(COUNT(*) = 0, @alter, 'DO 0') FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'callsync_quarantine' AND column_name = 'state');
PREPARE todo FROM @todo;
EXECUTE todo;
DEALLOCATE PREPARE todo;

-- a record over the limit passed for whole where the limit was below what is kept
UPDATE callsync_quarantine SET raw_size = raw_size + 1 WHERE reason = 'record-too-large' AND raw_size = LENGTH(raw);

CREATE TABLE IF NOT EXISTS callsync_quarantine_history (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    quarantine_id BIGINT        NOT NULL,
    job           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file_id       BIGINT        NOT NULL,
    record_number BIGINT        NOT NULL,
    action        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'tried, replayed, resolved, arrived, purged',
    result        VARCHAR(1000) NULL COMMENT 'the outcome of a replay, or why it failed again',
    done_by       VARCHAR(255)  NOT NULL,
    why           VARCHAR(1000) NOT NULL,
    done_at       DATETIME(6)   NOT NULL,
    KEY callsync_quarantine_history_record (quarantine_id),
    KEY callsync_quarantine_history_job (job, done_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_quarantine_headers (
    file_id BIGINT     NOT NULL PRIMARY KEY,
    header  MEDIUMBLOB NOT NULL COMMENT 'what lies before the file''s first record: the names of its columns'
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
