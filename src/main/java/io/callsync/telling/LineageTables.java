package io.callsync.telling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;

/**
 * Where the CRM's tables are, as OpenLineage names them: {@code mysql://host:port} and {@code database.table}.
 *
 * @param server without login
 */
record LineageTables(String server, String database) {

    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:mysql[a-z:+]*//(?:[^/?]*@)?([\\w.-]+)(?::(\\d+))?[^/?]*/(\\w+).*");
    private static final String PORT = "3306";

    /** Of the first host where the address has several; {@code unknown} where it is written in another way. */
    static LineageTables of(PropertyResolver settings) {
        Matcher address = ADDRESS.matcher(settings.getProperty("spring.datasource.url", ""));
        if (!address.matches()) {
            return new LineageTables("mysql://unknown", "unknown");
        }
        String port = address.group(2) == null ? PORT : address.group(2);
        return new LineageTables("mysql://" + address.group(1) + ':' + port, address.group(3));
    }

    String named(String table) {
        return database + '.' + table;
    }
}
