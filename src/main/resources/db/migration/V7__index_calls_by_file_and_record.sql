-- Which calls a file wrote: `callsync verify`, and the check at the end of every run, ask for those of their files alone.
SET @todo = (SELECT IF(COUNT(*) = 0, 'ALTER TABLE call_logs ADD KEY call_logs_record (file_id, record_number)', 'DO 0')
    FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'call_logs' AND index_name = 'call_logs_record');
PREPARE todo FROM @todo;
EXECUTE todo;
DEALLOCATE PREPARE todo;
