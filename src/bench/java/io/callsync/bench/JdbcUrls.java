package io.callsync.bench;

/** Options of Connector/J in an address. */
final class JdbcUrls {

    private JdbcUrls() {}

    static String with(String url, String option) {
        return url + (url.contains("?") ? '&' : '?') + option;
    }
}
