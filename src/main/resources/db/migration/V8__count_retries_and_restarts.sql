-- What a run had to do twice. Repeatable: DDL commits by itself, and a migration may be killed before it is noted.
SET @alter = 'ALTER TABLE callsync_runs
    ADD COLUMN retries  INT NOT NULL DEFAULT 0 COMMENT ''chunks written again after a collision with another writer'',
    ADD COLUMN restarts INT NOT NULL DEFAULT 0 COMMENT ''how often it was started again, by itself or by a command''';
SET @todo = (SELECT IF(COUNT(*) = 0, @alter, 'DO 0') FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'callsync_runs' AND column_name = 'retries');
PREPARE todo FROM @todo;
EXECUTE todo;
DEALLOCATE PREPARE todo;
