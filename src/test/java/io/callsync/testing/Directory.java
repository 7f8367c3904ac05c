package io.callsync.testing;

import org.springframework.jdbc.core.JdbcTemplate;

/** The CRM's own tables of leads and users, as its API documents them. */
final class Directory {

    private Directory() {}

    static void create(JdbcTemplate jdbc) {
        jdbc.execute("""
                CREATE TABLE leads (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, created_at DATETIME(6) NULL)""");
        jdbc.execute("""
                CREATE TABLE phones (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, lead_id BIGINT NOT NULL,
                    number VARCHAR(32) NOT NULL, extension VARCHAR(16) NULL, type VARCHAR(16) NOT NULL, KEY (number))""");
        jdbc.execute("""
                CREATE TABLE users (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, email VARCHAR(254) NOT NULL,
                    first_name VARCHAR(100) NULL, last_name VARCHAR(100) NULL, did VARCHAR(32) NULL, KEY (email))""");
    }
}
