package io.callsync.verification;

/**
 * One pass over calls that finds whether any of them breaks a promise, where each promise alone would take a pass: at the end of a
 * run, that is what the checks cost. It sees nothing only if every check marked {@link TableCheck#glanced()} holds.
 */
final class Glance {

    /**
     * What no call may be. A communication is found by its call's key, so that it must be the one the call names.
     */
    private static final String BROKEN =
            """
            l.provider IS NULL OR NOT (c.id <=> l.communication_id)
                OR l.record_number IS NULL OR l.record_number < 1 OR l.record_number >= f.next_record
                OR %s OR %s OR c.id IS NOT NULL AND %s""".formatted(CallChecks.CONTRADICTING_VERSIONS, CallChecks.NOT_ENDED, CommunicationChecks.DISAGREES);

    /**
     * Whether something is wrong, as 0 or 1. While both unique keys are there, of two columns each, no call and no communication is
     * there twice.
     */
    static final String QUERY = """
            SELECT %s
            OR 4 > (SELECT COUNT(*) FROM information_schema.statistics s
                WHERE s.table_schema = DATABASE() AND s.non_unique = 0
                    AND s.index_name IN ('call_logs_external_call', 'communications_external_call'))""".formatted(Balance.differsOr(
            BROKEN,
            "LEFT JOIN communications c ON c.provider = l.provider AND c.external_call_id = l.external_call_id"));

    private Glance() {}
}
