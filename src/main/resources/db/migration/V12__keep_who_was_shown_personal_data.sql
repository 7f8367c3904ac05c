-- Who was shown personal data unmasked, of what, when and why. Can be repeated.
CREATE TABLE IF NOT EXISTS callsync_audit (
    id      BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    action  VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'explain, diff, quarantine-show, quarantine-export',
    done_by VARCHAR(255)  NOT NULL,
    why     VARCHAR(1000) NULL,
    subject VARCHAR(1000) NOT NULL COMMENT 'what was shown; holds no number',
    n       BIGINT        NOT NULL COMMENT 'how many calls or records',
    done_at DATETIME(6)   NOT NULL,
    KEY callsync_audit_done (done_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
