-- What was read, how far, and what became of it. One row per file version, run, night and live job.
-- Every statement can be repeated: DDL commits by itself, and a migration may be killed before it is noted.
CREATE TABLE IF NOT EXISTS callsync_leases (
    job          VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    epoch        BIGINT       NOT NULL COMMENT 'raised by every run; a chunk of an older epoch cannot commit',
    holder       VARCHAR(255) NOT NULL COMMENT 'host and process',
    held_since   DATETIME(6)  NOT NULL,
    heartbeat_at DATETIME(6)  NOT NULL COMMENT 'the database''s clock'
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_runs (
    id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job              VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    business_date    DATE          NOT NULL,
    sequence         INT           NOT NULL,
    epoch            BIGINT        NOT NULL,
    state            VARCHAR(16)   NOT NULL COMMENT 'running, completed, failed, stopped',
    started_at       DATETIME(6)   NOT NULL COMMENT 'when it was started last, at first or again',
    records_before   BIGINT        NOT NULL DEFAULT 0 COMMENT 'records that its earlier starts had read',
    ended_at         DATETIME(6)   NULL,
    attention        VARCHAR(1000) NULL COMMENT 'why a completed run needs a look',
    reason           VARCHAR(1000) NULL COMMENT 'why the run failed',
    files_unsettled  INT           NOT NULL DEFAULT 0 COMMENT 'left for the next run: too young',
    matched_later    BIGINT        NOT NULL DEFAULT 0 COMMENT 'older calls that found their lead in this run',
    UNIQUE KEY callsync_runs_identity (job, business_date, sequence)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_export_files (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    provider      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    uri           VARCHAR(2048) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    version       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'ETag, or size and time of a local file',
    object_key    BINARY(32)    NOT NULL COMMENT 'SHA-256 of uri, version and size',
    size          BIGINT        NOT NULL,
    last_modified DATETIME(6)   NOT NULL,
    business_date DATE          NOT NULL,
    run_id        BIGINT        NOT NULL COMMENT 'the run that planned or last worked on it',
    state         VARCHAR(16)   NOT NULL COMMENT 'planned, loading, loaded, failed, vanished, replaced',
    failure       VARCHAR(32)   NULL COMMENT 'stable reason of a failed file',
    message       VARCHAR(1000) NULL,
    next_record   BIGINT        NOT NULL DEFAULT 1 COMMENT 'everything below is decided',
    records       BIGINT        NOT NULL DEFAULT 0,
    inserted      BIGINT        NOT NULL DEFAULT 0,
    updated       BIGINT        NOT NULL DEFAULT 0,
    unchanged     BIGINT        NOT NULL DEFAULT 0,
    superseded    BIGINT        NOT NULL DEFAULT 0,
    duplicate     BIGINT        NOT NULL DEFAULT 0,
    filtered      BIGINT        NOT NULL DEFAULT 0,
    quarantined   BIGINT        NOT NULL DEFAULT 0,
    loaded_at     DATETIME(6)   NULL,
    UNIQUE KEY callsync_export_files_object (job, object_key),
    KEY callsync_export_files_date (job, business_date),
    KEY callsync_export_files_state (job, state),
    KEY callsync_export_files_run (run_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_file_counts (
    file_id BIGINT      NOT NULL,
    kind    VARCHAR(16) NOT NULL COMMENT 'filtered, quarantined, noted',
    name    VARCHAR(64) NOT NULL,
    n       BIGINT      NOT NULL,
    PRIMARY KEY (file_id, kind, name)
) ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

CREATE TABLE IF NOT EXISTS callsync_legs (
    provider         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_call_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    legs             MEDIUMTEXT NOT NULL COMMENT 'JSON: every leg known of the call, in its newest version',
    PRIMARY KEY (provider, external_call_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS callsync_quarantine (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    provider      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file_id       BIGINT        NOT NULL,
    record_number BIGINT        NOT NULL,
    position      BIGINT        NOT NULL COMMENT 'byte offset in the decompressed file',
    reason        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    field         VARCHAR(128)  NULL,
    message       VARCHAR(1000) NOT NULL,
    raw           MEDIUMBLOB    NOT NULL COMMENT 'the record''s first bytes, at most 64 KiB',
    raw_size      BIGINT        NOT NULL COMMENT 'bytes of raw before it was cut',
    created_at    DATETIME(6)   NOT NULL,
    UNIQUE KEY callsync_quarantine_record (file_id, record_number),
    KEY callsync_quarantine_reason (job, reason)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_nights (
    job           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    business_date DATE          NOT NULL,
    complete      BOOLEAN       NOT NULL,
    since         DATETIME(6)   NOT NULL COMMENT 'since when complete or not',
    run_id        BIGINT        NOT NULL COMMENT 'the run that said so',
    problem       VARCHAR(1000) NULL COMMENT 'why it is not complete',
    files         INT           NOT NULL DEFAULT 0,
    records       BIGINT        NOT NULL DEFAULT 0,
    inserted      BIGINT        NOT NULL DEFAULT 0,
    updated       BIGINT        NOT NULL DEFAULT 0,
    unchanged     BIGINT        NOT NULL DEFAULT 0,
    superseded    BIGINT        NOT NULL DEFAULT 0,
    duplicate     BIGINT        NOT NULL DEFAULT 0,
    filtered      BIGINT        NOT NULL DEFAULT 0,
    quarantined   BIGINT        NOT NULL DEFAULT 0,
    PRIMARY KEY (job, business_date)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
