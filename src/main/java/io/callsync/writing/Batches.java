package io.callsync.writing;

import io.callsync.ledger.Fenced;
import java.sql.Statement;
import java.util.Arrays;

/** What JDBC batches have in common. */
final class Batches {

    private Batches() {}

    static Object[] join(Object[] values, Object... more) {
        Object[] all = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
    }

    /** Each row was locked before, so each statement must find it as it was. */
    static void mustHit(int[] counts) {
        for (int count : counts) {
            if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
                throw new Fenced("a row that this chunk had locked was changed by somebody else");
            }
        }
    }
}
