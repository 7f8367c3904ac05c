-- The CRM's two objects, for databases in which the CRM has not made them itself.
CREATE TABLE IF NOT EXISTS communications (
    id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    lead_id       BIGINT        NOT NULL,
    user_id       BIGINT        NULL,
    created_at    DATETIME(6)   NOT NULL,
    updated_at    DATETIME(6)   NOT NULL,
    method        VARCHAR(32)   NOT NULL COMMENT 'phone, email, sms, video; new values might be added',
    type          VARCHAR(16)   NOT NULL COMMENT 'outgoing or incoming',
    call_duration INT           NULL COMMENT 'seconds',
    call_phone    VARCHAR(32)   NULL COMMENT 'the customer, E.164',
    call_status   VARCHAR(32)   NULL,
    email_subject VARCHAR(998)  NULL COMMENT 'private',
    email_body    MEDIUMTEXT    NULL COMMENT 'private',
    email_user    VARCHAR(254)  NULL COMMENT 'private',
    url           VARCHAR(2048) NULL COMMENT 'private',
    KEY communications_lead (lead_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS call_logs (
    id               BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    communication_id BIGINT        NULL COMMENT 'null until a lead has the customer''s number',
    created_at       DATETIME(6)   NOT NULL,
    updated_at       DATETIME(6)   NOT NULL,
    start_at         DATETIME(6)   NOT NULL COMMENT 'UTC',
    end_at           DATETIME(6)   NULL COMMENT 'UTC; null while the call is live',
    duration         INT           NULL COMMENT 'seconds of conversation',
    direction        VARCHAR(16)   NOT NULL COMMENT 'outgoing or incoming',
    `from`           VARCHAR(32)   NULL COMMENT 'E.164',
    `to`             VARCHAR(32)   NULL COMMENT 'E.164',
    status           VARCHAR(32)   NOT NULL,
    media_url        VARCHAR(1024) NULL,
    description      VARCHAR(4000) NULL,
    KEY call_logs_start (start_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
