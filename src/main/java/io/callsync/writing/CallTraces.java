package io.callsync.writing;

import io.callsync.call.CallKey;
import io.callsync.call.NumberTraces;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Looks for a telephone number in the tables of calls: row by row in ranges of their keys, since no index has numbers, and without
 * waiting for a lock. The server leaves out what cannot hold it. Rows that callsync did not write are not looked at. Thread-safe.
 */
@Lazy
@Repository
public class CallTraces {

    private static final int RANGE = 20_000;
    private static final String END_OF_IDS =
            "SELECT id FROM %s FORCE INDEX (PRIMARY) WHERE id > ? ORDER BY id LIMIT 1 OFFSET " + (RANGE - 1);
    private static final List<String> TEXTS = List.of("agent", "media_url", "description", "provider_status");
    private static final String CALL_LOGS = """
            SELECT provider, external_call_id, `from`, `to`, agent, media_url, description, provider_status
            FROM call_logs FORCE INDEX (PRIMARY)
            WHERE id > ? AND id <= ? AND provider IS NOT NULL AND (`from` = ? OR `to` = ? OR external_call_id REGEXP ?
                OR agent REGEXP ? OR media_url REGEXP ? OR description REGEXP ? OR provider_status REGEXP ?)""";
    private static final String COMMUNICATIONS = """
            SELECT provider, external_call_id FROM communications FORCE INDEX (PRIMARY)
            WHERE id > ? AND id <= ? AND provider IS NOT NULL AND call_phone = ?""";
    private static final String PROVIDERS = "SELECT DISTINCT provider FROM callsync_legs ORDER BY provider";
    private static final String END_OF_RANGE = """
            SELECT external_call_id FROM callsync_legs WHERE provider = ? AND external_call_id > ?
            ORDER BY external_call_id LIMIT 1 OFFSET %d""".formatted(RANGE - 1);
    private static final String LEGS = """
            SELECT external_call_id, legs FROM callsync_legs
            WHERE provider = ? AND external_call_id > ? AND (? IS NULL OR external_call_id <= ?) AND legs REGEXP ?""";

    private final JdbcTemplate jdbc;

    CallTraces(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is found in rows that belong to a call. */
    public interface Finder {

        /** In its row of this table. */
        void in(String table, CallKey key);

        /** The provider made the call's id of the number. */
        void inId(CallKey key);
    }

    /** @param page told after each range, so that what was found can be dealt with */
    public void find(NumberTraces number, Finder finder, Runnable page) {
        legs(number, finder, page);
        callLogs(number, finder, page);
        communications(number, finder, page);
    }

    private void callLogs(NumberTraces number, Finder finder, Runnable page) {
        String e164 = number.number();
        String like = number.expression();
        ranges(
                "call_logs",
                page,
                (from, to) -> jdbc.query(
                        CALL_LOGS,
                        rs -> {
                            CallKey key = new CallKey(rs.getString(1), rs.getString(2));
                            boolean found = number.isIn(rs.getString("from")) || number.isIn(rs.getString("to"));
                            for (String column : TEXTS) {
                                found |= number.isIn(rs.getString(column));
                            }
                            if (found) {
                                finder.in("call_logs", key);
                            }
                            if (number.isIn(key.externalId())) {
                                finder.inId(key);
                            }
                        },
                        from,
                        to,
                        e164,
                        e164,
                        like,
                        like,
                        like,
                        like,
                        like));
    }

    private void communications(NumberTraces number, Finder finder, Runnable page) {
        ranges(
                "communications",
                page,
                (from, to) -> jdbc.query(
                        COMMUNICATIONS,
                        rs -> {
                            finder.in("communications", new CallKey(rs.getString(1), rs.getString(2)));
                        },
                        from,
                        to,
                        number.number()));
    }

    /** Of rows, not of numbers: ids may have gaps of any size. */
    private void ranges(String table, Runnable page, BiConsumer<Long, Long> range) {
        long from = Long.MIN_VALUE;
        while (from < Long.MAX_VALUE) {
            long to = jdbc.queryForList(END_OF_IDS.formatted(table), Long.class, from).stream()
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
            range.accept(from, to);
            page.run();
            from = to;
        }
    }

    private void legs(NumberTraces number, Finder finder, Runnable page) {
        for (String provider : jdbc.queryForList(PROVIDERS, String.class)) {
            String from = "";
            while (from != null) {
                String end = jdbc.queryForList(END_OF_RANGE, String.class, provider, from).stream()
                        .findFirst()
                        .orElse(null);
                jdbc.query(
                        LEGS,
                        rs -> {
                            if (number.isIn(rs.getString(2))) {
                                finder.in("callsync_legs", new CallKey(provider, rs.getString(1)));
                            }
                        },
                        provider,
                        from,
                        end,
                        end,
                        number.expression());
                page.run();
                from = end;
            }
        }
    }
}
