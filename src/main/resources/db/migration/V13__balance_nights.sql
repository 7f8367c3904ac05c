-- What the sources say that call_logs holds, what each run did with each file, and what a run counted at its end.
-- Every statement can be repeated: DDL commits by itself, and a migration may be killed before it is noted.
CREATE TABLE IF NOT EXISTS callsync_control_totals (
    file_id      BIGINT       NOT NULL,
    direction    VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    status       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    calls        BIGINT       NOT NULL COMMENT 'call_logs rows that a record of the file wrote last',
    talk_seconds BIGINT       NOT NULL COMMENT 'the sum of their durations',
    PRIMARY KEY (file_id, direction, status)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_control_history (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job          VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file_id      BIGINT        NOT NULL,
    direction    VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    status       VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    calls        BIGINT        NOT NULL COMMENT 'how many more, or fewer, were taken for right',
    talk_seconds BIGINT        NOT NULL,
    done_by      VARCHAR(255)  NOT NULL,
    why          VARCHAR(1000) NOT NULL,
    done_at      DATETIME(6)   NOT NULL,
    KEY callsync_control_history_file (file_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_run_files (
    run_id           BIGINT      NOT NULL,
    file_id          BIGINT      NOT NULL,
    records          BIGINT      NOT NULL,
    inserted         BIGINT      NOT NULL,
    updated          BIGINT      NOT NULL,
    unchanged        BIGINT      NOT NULL,
    superseded       BIGINT      NOT NULL,
    duplicate        BIGINT      NOT NULL,
    filtered         BIGINT      NOT NULL,
    quarantined      BIGINT      NOT NULL,
    bytes            BIGINT      NOT NULL COMMENT 'as stored; 0 where it was gone',
    read_millis      BIGINT      NOT NULL COMMENT 'from its fetch to its end; 0 until then',
    retries          BIGINT      NOT NULL COMMENT 'how often it was asked of the source again',
    first_bad_record BIGINT      NULL COMMENT 'the first that was quarantined',
    first_bad_reason VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (run_id, file_id),
    KEY callsync_run_files_file (file_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS callsync_run_totals (
    run_id             BIGINT       NOT NULL,
    direction          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    status             VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    calls              BIGINT       NOT NULL COMMENT 'by the sources, at the end of the run',
    talk_seconds       BIGINT       NOT NULL,
    found_calls        BIGINT       NOT NULL COMMENT 'in call_logs at the same moment',
    found_talk_seconds BIGINT       NOT NULL,
    PRIMARY KEY (run_id, direction, status)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What is there already is taken for right. Words that differ in case are different statuses.
DELETE FROM callsync_control_totals;
INSERT INTO callsync_control_totals (file_id, direction, status, calls, talk_seconds)
SELECT file_id, CONVERT(direction USING utf8mb4) COLLATE utf8mb4_bin, CONVERT(status USING utf8mb4) COLLATE utf8mb4_bin, COUNT(*),
       COALESCE(SUM(duration), 0)
FROM call_logs WHERE file_id IS NOT NULL
GROUP BY 1, 2, 3;
