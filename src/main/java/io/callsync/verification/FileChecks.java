package io.callsync.verification;

import java.util.List;

/** What the ledger says of files and their records. */
final class FileChecks {

    private static final String REPORT = "keep everything as it is and send the developers callsync verify --json";

    /** Records that their file counts as quarantined: those that no replay has given another outcome, and purged ones. */
    private static final String KEPT = """
            (SELECT COUNT(*) FROM callsync_quarantine q WHERE q.file_id = f.id AND q.state <> 'replayed')
                + COALESCE((SELECT SUM(c.n) FROM callsync_file_counts c WHERE c.file_id = f.id AND c.kind = 'purged'), 0)""";

    private FileChecks() {}

    static final List<TableCheck> ALL = List.of(
            TableCheck.ofFiles(
                    new Promise("I1", "outcomes", "the outcomes of a file add up to its records", REPORT), """
                    CONCAT(f.records, ' records, but outcomes for ', f.inserted + f.updated + f.unchanged + f.superseded + f.duplicate
                        + f.filtered + f.quarantined)""", """
                    FROM callsync_export_files f
                    WHERE {files} AND f.records <> f.inserted + f.updated + f.unchanged + f.superseded + f.duplicate + f.filtered
                        + f.quarantined"""),
            TableCheck.ofFiles(
                    new Promise(
                            "I1", "reasons", "filtered and quarantined records are counted by their reasons", REPORT),
                    """
                    CONCAT(f.filtered, ' filtered and ', f.quarantined, ' quarantined, but other numbers of reasons')""",
                    """
                    FROM callsync_export_files f
                    WHERE {files}
                        AND (f.filtered <> COALESCE((SELECT SUM(c.n) FROM callsync_file_counts c
                                WHERE c.file_id = f.id AND c.kind = 'filtered'), 0)
                            OR f.quarantined <> COALESCE((SELECT SUM(c.n) FROM callsync_file_counts c
                                WHERE c.file_id = f.id AND c.kind = 'quarantined'), 0))"""),
            TableCheck.ofFiles(
                    new Promise("I2", "numbers", "every record below a file's position has an outcome", REPORT),
                    """
                    CONCAT(f.records, ' records, but record ', f.next_record, ' is next')""",
                    """
                    FROM callsync_export_files f WHERE {files} AND f.next_record <> f.records + 1"""),
            TableCheck.ofFiles(
                    new Promise(
                            "I2",
                            "quarantine-kept",
                            "what is counted as quarantined is kept or was purged, and nothing else",
                            "restore the rows of callsync_quarantine, or deliver the file once more under another name"),
                    """
                    CONCAT(f.quarantined, ' quarantined, but ', %s, ' kept or purged')""".formatted(KEPT),
                    "FROM callsync_export_files f WHERE {files} AND f.quarantined <> " + KEPT),
            TableCheck.everywhere(
                    new Promise(
                            "I2", "quarantine-numbers", "a quarantined record has a number that its file has", REPORT),
                    TableCheck.COLUMNS.formatted(
                                    "f.job",
                                    "f.business_date",
                                    "f.id",
                                    "q.record_number",
                                    "NULL",
                                    "NULL",
                                    "CONCAT('the file has been read up to record ', f.next_record - 1)")
                            + """
                            FROM callsync_export_files f JOIN callsync_quarantine q ON q.file_id = f.id
                            WHERE {files} AND (q.record_number < 1 OR q.record_number >= f.next_record)"""),
            new TableCheck(
                    new Promise("I2", "quarantine-files", "a quarantined record is of a file in the ledger", REPORT),
                    TableCheck.COLUMNS.formatted(
                                    "q.job",
                                    "NULL",
                                    "NULL",
                                    "q.record_number",
                                    "NULL",
                                    "NULL",
                                    "CONCAT('there is no file ', q.file_id)")
                            + """
                            FROM callsync_quarantine q LEFT JOIN callsync_export_files f ON f.id = q.file_id
                            WHERE f.id IS NULL AND {provider of q}""",
                    null),
            TableCheck.ofFiles(
                    new Promise(
                            "I4",
                            "versions-known",
                            "a version of a file is in the ledger once, and is known again, so that a re-run reads it no more",
                            REPORT),
                    "'a run would not know this version again'",
                    """
                    FROM callsync_export_files f
                    WHERE {files}
                        AND (f.object_key <> UNHEX(SHA2(CONCAT(f.uri, CHAR(0), f.version, CHAR(0), f.size), 256))
                            OR EXISTS (SELECT 1 FROM callsync_export_files o
                                WHERE o.job = f.job AND o.object_key = f.object_key AND o.id <> f.id))"""),
            TableCheck.ofFiles(
                    new Promise("I9", "loaded", "a loaded file was loaded by a run, without a failure", REPORT),
                    """
                    IF(f.loaded_at IS NULL, 'no run has loaded it', CONCAT('it failed: ', f.failure))""",
                    """
                    FROM callsync_export_files f
                    WHERE {files} AND f.state = 'loaded' AND (f.loaded_at IS NULL OR f.failure IS NOT NULL)"""));
}
