package io.callsync.testing.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements within what the driver sends at once, and what each is about. */
final class Statements {

    private static final Pattern TABLE = Pattern.compile(
            "^(SELECT|DELETE)\\b.*?\\bFROM\\s+`?(\\w+)|^(INSERT|REPLACE|LOAD)\\b.*?\\bINTO\\s+(?:TABLE\\s+)?`?(\\w+)"
                    + "|^(UPDATE)\\s+(?:JSON_TABLE\\b.*?\\bSTRAIGHT_JOIN\\s+)?`?(\\w+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Statements() {}

    /** Cuts at semicolons outside of quotes. */
    static List<String> of(String sql) {
        List<String> statements = new ArrayList<>();
        char quote = 0;
        int from = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote == 0) {
                if (c == ';') {
                    add(statements, sql.substring(from, i));
                    from = i + 1;
                } else if (c == '\'' || c == '"' || c == '`') {
                    quote = c;
                }
            } else if (c == '\\') {
                i++;
            } else if (c == quote) {
                quote = 0;
            }
        }
        add(statements, sql.substring(from));
        return statements;
    }

    private static void add(List<String> statements, String statement) {
        if (!statement.isBlank()) {
            statements.add(statement.strip());
        }
    }

    /** The verb and the first table; the whole statement, but for the names of savepoints, where there is none. */
    static String kind(String statement) {
        Matcher found = TABLE.matcher(statement);
        if (!found.find()) {
            return statement.replaceFirst("(?<=SAVEPOINT).*", "");
        }
        for (int group = 1; ; group += 2) {
            if (found.group(group) != null) {
                return found.group(group) + ' ' + found.group(group + 1);
            }
        }
    }
}
