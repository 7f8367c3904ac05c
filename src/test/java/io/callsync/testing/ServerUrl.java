package io.callsync.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's address, for whichever database and user. */
record ServerUrl(String jdbcUrl) {

    private static final Pattern PARTS = Pattern.compile("(jdbc:\\w+://[^/?]+)(?:/[^?]*)?(?:\\?(.*))?");
    private static final Pattern LOGIN = Pattern.compile("(^|&)(user|password)=[^&]*");

    /** The same server and parameters, another database. */
    String of(String database) {
        Matcher parts = parts();
        return parts.group(1) + '/' + database + (parts.group(2) == null ? "" : '?' + parts.group(2));
    }

    /** The same server and other parameters, another database and user. */
    String of(String database, String user, String password) {
        Matcher parts = parts();
        String others =
                parts.group(2) == null ? "" : LOGIN.matcher(parts.group(2)).replaceAll("");
        String login = "?user=%s&password=%s".formatted(user, password);
        return parts.group(1)
                + '/'
                + database
                + login
                + (others.isEmpty() || others.startsWith("&") ? others : '&' + others);
    }

    private Matcher parts() {
        Matcher parts = PARTS.matcher(jdbcUrl);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a JDBC URL with a host: " + jdbcUrl);
        }
        return parts;
    }
}
