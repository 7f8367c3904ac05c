package io.callsync.report;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/** A value of a call's row as it may be shown: personal data masked by column, times in UTC. Stateless. */
final class CallColumn {

    private static final Set<String> VALUES =
            Set.of("from", "to", "call_phone", "agent", "provider_status", "media_url");
    private static final Set<String> IDS = Set.of("external_call_id", "parent_call_id", "leg_id");

    private CallColumn() {}

    /** For machines. @param column its name, with or without that of its table */
    static Object shown(String column, Object value, Shown shown) {
        String name = column.substring(column.lastIndexOf('.') + 1);
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof String text) {
            return text(name, text, shown);
        }
        return value;
    }

    private static String text(String name, String text, Shown shown) {
        if (name.equals("description")) {
            return shown.content(text);
        }
        return VALUES.contains(name) ? shown.value(text) : IDS.contains(name) ? shown.id(text) : text;
    }

    /** For people, in one line; {@code -} for null. */
    static String text(String column, Object value, Shown shown) {
        if (value == null) {
            return "-";
        }
        String text = Printable.escaped(String.valueOf(shown(column, value, shown)));
        return value instanceof LocalDateTime ? text.replace('T', ' ').replaceFirst("Z$", "") : text;
    }
}
