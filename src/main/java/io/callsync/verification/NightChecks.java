package io.callsync.verification;

import java.util.List;

/** What was said of runs and nights. */
final class NightChecks {

    private static final String REPORT = "keep everything as it is and send the developers callsync verify --json";
    private static final String RUN = "CONCAT(r.business_date, ' #', r.sequence, %s)";

    private NightChecks() {}

    static final List<TableCheck> ALL = List.of(
            TableCheck.ofNights(
                    new Promise(
                            "I7",
                            "epochs-granted",
                            "a run works under an epoch that its job's lease has granted",
                            REPORT),
                    "r.job",
                    "r.business_date",
                    RUN.formatted("', epoch ', r.epoch, ': the lease is at ', COALESCE(e.epoch, 'none')"),
                    """
                    FROM callsync_runs r LEFT JOIN callsync_leases e ON e.job = r.job
                    WHERE {runs} AND (e.job IS NULL OR r.epoch > e.epoch)"""),
            TableCheck.ofNights(
                    new Promise("I7", "epochs-own", "no two runs of a job work under the same epoch", REPORT),
                    "r.job",
                    "NULL",
                    "CONCAT(COUNT(*), ' runs under epoch ', r.epoch)",
                    """
                    FROM callsync_runs r JOIN callsync_runs o ON o.job = r.job AND o.epoch = r.epoch
                    WHERE {runs} GROUP BY r.job, r.epoch HAVING COUNT(DISTINCT o.id) > 1"""),
            TableCheck.ofNights(
                    new Promise(
                            "I9",
                            "runs-completed",
                            "a completed run has read all its files, or asks for attention",
                            "callsync run JOB --date D reads what was left"),
                    "r.job",
                    "r.business_date",
                    RUN.formatted("' is completed, but ', f.uri, ' is ', f.state"),
                    """
                    FROM callsync_runs r JOIN callsync_export_files f ON f.run_id = r.id
                    WHERE {runs} AND r.state = 'completed'
                        AND (f.state IN ('planned', 'loading') OR f.state = 'failed' AND r.attention IS NULL)"""),
            TableCheck.ofNights(
                    new Promise(
                            "I9",
                            "nights-complete",
                            "a complete night has no file that is still to be read or was lost unread",
                            "callsync run JOB --date D reads what was left, and says whether the night is whole"),
                    "n.job",
                    "n.business_date",
                    "CONCAT(n.business_date, ' is complete, but ', f.uri, ' is ', f.state)",
                    """
                    FROM callsync_nights n JOIN callsync_export_files f ON f.job = n.job AND f.business_date = n.business_date
                    WHERE {nights} AND n.complete
                        AND (f.state IN ('planned', 'loading', 'failed')
                            OR f.state IN ('vanished', 'replaced') AND f.failure IS NOT NULL AND NOT EXISTS (
                                SELECT 1 FROM callsync_export_files later
                                WHERE later.job = f.job AND later.business_date = f.business_date AND later.uri = f.uri
                                    AND later.state = 'loaded' AND later.id > f.id))"""),
            TableCheck.ofNights(
                    new Promise(
                            "I9",
                            "nights-counts",
                            "a complete night counts what its files count",
                            "callsync run JOB --date D counts the night again"),
                    "n.job",
                    "n.business_date",
                    "CONCAT(n.business_date, ' counts ', MAX(n.records), ' records, its files ', COALESCE(SUM(f.records), 0))",
                    """
                    FROM callsync_nights n LEFT JOIN callsync_export_files f
                        ON f.job = n.job AND f.business_date = n.business_date AND f.state = 'loaded'
                    WHERE {nights} AND n.complete GROUP BY n.job, n.business_date
                    HAVING MAX(n.files) <> COUNT(f.id) OR MAX(n.records) <> COALESCE(SUM(f.records), 0)
                        OR MAX(n.inserted) <> COALESCE(SUM(f.inserted), 0) OR MAX(n.updated) <> COALESCE(SUM(f.updated), 0)
                        OR MAX(n.unchanged) <> COALESCE(SUM(f.unchanged), 0)
                        OR MAX(n.superseded) <> COALESCE(SUM(f.superseded), 0)
                        OR MAX(n.duplicate) <> COALESCE(SUM(f.duplicate), 0)
                        OR MAX(n.filtered) <> COALESCE(SUM(f.filtered), 0)
                        OR MAX(n.quarantined) <> COALESCE(SUM(f.quarantined), 0)"""));
}
