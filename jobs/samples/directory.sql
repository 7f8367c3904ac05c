-- A small CRM directory for the sample exports: leads, their phones, and the users. callsync only reads these tables; a real
-- CRM has its own. Some callers of the samples are deliberately missing here: their calls keep a call log without a lead.
CREATE TABLE IF NOT EXISTS leads (
    id         BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    created_at DATETIME(6) NULL
);

CREATE TABLE IF NOT EXISTS phones (
    id        BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    lead_id   BIGINT      NOT NULL,
    number    VARCHAR(32) NOT NULL COMMENT 'E.164',
    extension VARCHAR(16) NULL,
    type      VARCHAR(16) NOT NULL COMMENT 'home, work or mobile',
    KEY phones_number (number)
);

CREATE TABLE IF NOT EXISTS users (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    email      VARCHAR(254) NOT NULL,
    first_name VARCHAR(100) NULL,
    last_name  VARCHAR(100) NULL,
    KEY users_email (email)
);

INSERT INTO users (id, email, first_name, last_name) VALUES
    (1, 'alice@example.com', 'Alice', 'Gagnon'),
    (2, 'bob@example.com', 'Bob', 'Tran'),
    (3, 'chloe@example.com', 'Chloe', 'Lavoie'),
    (4, 'david@example.com', 'David', 'Cohen');

INSERT INTO leads (id, created_at) VALUES
    (101, '2026-08-03 14:12:00'),
    (102, '2026-09-17 19:40:00'),
    (103, '2026-10-02 13:05:00'),
    (104, '2026-10-21 16:33:00'),
    (105, '2026-11-02 15:20:00'),
    (106, '2026-11-05 21:47:00'),
    (107, '2026-11-09 14:02:00'),
    (108, '2026-11-11 18:18:00'),
    (109, '2026-11-12 15:55:00'),
    (110, '2026-11-13 20:09:00'),
    (111, '2026-11-16 16:44:00'),
    (112, '2026-11-17 13:31:00'),
    (113, '2026-11-18 19:26:00'),
    (114, '2026-11-19 17:03:00');

-- 103 and 113 are the same customer: back for a second car, so one number lies on two leads
INSERT INTO phones (lead_id, number, type) VALUES
    (101, '+15145550112', 'mobile'),
    (102, '+15145550113', 'home'),
    (103, '+15145550114', 'mobile'),
    (104, '+15145550115', 'mobile'),
    (104, '+15145550116', 'work'),
    (105, '+12025550121', 'mobile'),
    (106, '+12025550122', 'mobile'),
    (107, '+15145550141', 'mobile'),
    (107, '+15145550142', 'home'),
    (108, '+12025550131', 'work'),
    (108, '+12025550132', 'mobile'),
    (109, '+15145550143', 'mobile'),
    (110, '+15145550151', 'mobile'),
    (110, '+15145550152', 'work'),
    (111, '+15145550154', 'mobile'),
    (111, '+12025550151', 'home'),
    (112, '+15145550161', 'mobile'),
    (112, '+15145550163', 'home'),
    (113, '+15145550114', 'mobile'),
    (114, '+15145550164', 'mobile'),
    (114, '+12025550164', 'work');
