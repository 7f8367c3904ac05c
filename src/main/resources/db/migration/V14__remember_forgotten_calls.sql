-- The calls in which a person was forgotten: what their records say of people is not taken again. No number, and no trace of one.
-- Every statement can be repeated: DDL commits by itself, and a migration may be killed before it is noted.
CREATE TABLE IF NOT EXISTS callsync_forgotten_calls (
    provider         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_call_id VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    forgotten_at     DATETIME(6)  NOT NULL,
    PRIMARY KEY (provider, external_call_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

SET @alter = 'ALTER TABLE callsync_leases
    ADD COLUMN forgets BIGINT NOT NULL DEFAULT 0 COMMENT ''raised when calls are forgotten: what did not know of it is written again''';
SET @todo = (SELECT IF(COUNT(*) = 0, @alter, 'DO 0') FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'callsync_leases' AND column_name = 'forgets');
PREPARE todo FROM @todo;
EXECUTE todo;
DEALLOCATE PREPARE todo;
