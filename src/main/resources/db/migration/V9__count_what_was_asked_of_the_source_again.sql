-- What a flaky source costs a run. Once, also when the migration was killed before it was noted.
SET @alter = 'ALTER TABLE callsync_runs
    ADD COLUMN fetch_retries BIGINT NOT NULL DEFAULT 0 COMMENT ''requests and downloads that the source was asked for again''';
SET @todo = (SELECT IF(COUNT(*) = 0, @alter, 'DO 0') FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'callsync_runs' AND column_name = 'fetch_retries');
PREPARE todo FROM @todo;
EXECUTE todo;
DEALLOCATE PREPARE todo;
