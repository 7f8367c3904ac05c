package io.callsync.verification;

import java.util.List;
import java.util.stream.Stream;

/** A call and its communication are the same call, and neither is alone. */
final class CommunicationChecks {

    private static final String REPORT = "keep everything as it is and send the developers callsync verify --json";
    private static final String ONCE = "CONCAT(COUNT(*), ' communications of one call')";
    private static final String ALONE = "CONCAT('communication ', d.id, ' has no call log')";

    static final String DISAGREES = """
            NOT (CONVERT(c.type USING utf8mb4) COLLATE utf8mb4_bin <=> l.direction
                AND c.call_duration <=> l.duration
                AND CONVERT(c.call_phone USING utf8mb4) COLLATE utf8mb4_bin <=> IF(l.direction = 'incoming', l.`from`, l.`to`)
                AND CONVERT(c.call_status USING utf8mb4) COLLATE utf8mb4_bin <=> l.status)""";

    private CommunicationChecks() {}

    static final List<TableCheck> ALL = Stream.of(
                    new TableCheck(
                            new Promise(
                                    "I3",
                                    "communications-once",
                                    "a call has one communication",
                                    "restore the unique key; " + REPORT),
                            TableCheck.keys(ONCE, """
                            FROM communications d WHERE d.provider IS NOT NULL AND {provider of d}
                            GROUP BY d.provider, d.external_call_id HAVING COUNT(*) > 1"""),
                            TableCheck.keys(ONCE, """
                            FROM (SELECT DISTINCT l.provider, l.external_call_id FROM {calls} WHERE {files}) k
                            JOIN communications d ON d.provider = k.provider AND d.external_call_id = k.external_call_id
                            GROUP BY d.provider, d.external_call_id HAVING COUNT(*) > 1""")),
                    TableCheck.ofCalls(
                            new Promise(
                                    "I3",
                                    "communications-there",
                                    "the communication that a call names is there",
                                    REPORT),
                            "CONCAT('there is no communication ', l.communication_id)",
                            """
                    FROM {calls} LEFT JOIN communications c ON c.id = l.communication_id
                    WHERE {files} AND l.provider IS NOT NULL AND l.communication_id IS NOT NULL AND c.id IS NULL"""),
                    new TableCheck(
                            new Promise(
                                    "I3",
                                    "communications-called",
                                    "a communication that callsync wrote has its call",
                                    "restore the call log that was deleted, or delete its communication too"),
                            TableCheck.keys(ALONE, """
                            FROM communications d LEFT JOIN call_logs l ON l.communication_id = d.id
                            WHERE d.provider IS NOT NULL AND l.id IS NULL AND {provider of d}"""),
                            TableCheck.keys(ALONE, """
                            FROM {calls} JOIN communications d ON d.provider = l.provider AND d.external_call_id = l.external_call_id
                            LEFT JOIN call_logs o ON o.communication_id = d.id
                            WHERE {files} AND o.id IS NULL""")),
                    TableCheck.ofCalls(
                            new Promise(
                                    "I3",
                                    "communications-own",
                                    "the communication of a call is not another call's",
                                    REPORT),
                            "CONCAT('communication ', c.id, ' is that of another call')",
                            """
                    FROM {calls} JOIN communications c ON c.id = l.communication_id
                    WHERE {files} AND l.provider IS NOT NULL
                        AND NOT (c.provider <=> l.provider AND c.external_call_id <=> l.external_call_id)"""),
                    TableCheck.ofCalls(
                            new Promise(
                                    "I3",
                                    "communications-agree",
                                    "a communication says the same as its call",
                                    "find out who changed one of the two; the next change of the call puts both right"),
                            """
                    CONCAT('they differ in',
                        IF(CONVERT(c.type USING utf8mb4) COLLATE utf8mb4_bin <=> l.direction, '', ' type'),
                        IF(c.call_duration <=> l.duration, '', ' call_duration'),
                        IF(CONVERT(c.call_phone USING utf8mb4) COLLATE utf8mb4_bin
                            <=> IF(l.direction = 'incoming', l.`from`, l.`to`), '', ' call_phone'),
                        IF(CONVERT(c.call_status USING utf8mb4) COLLATE utf8mb4_bin <=> l.status, '', ' call_status'))""",
                            """
                    FROM {calls} JOIN communications c ON c.id = l.communication_id
                    WHERE {files} AND c.provider = l.provider AND c.external_call_id = l.external_call_id AND %s""".formatted(DISAGREES)))
            .map(TableCheck::withGlance)
            .toList();
}
