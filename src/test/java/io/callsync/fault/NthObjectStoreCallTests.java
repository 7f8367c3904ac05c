package io.callsync.fault;

import static io.callsync.testing.AircallJson.aCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.job.RunResult;
import io.callsync.testing.Crm;
import io.callsync.testing.ScriptedS3;
import io.callsync.testing.ScriptedS3.Reply;
import io.callsync.testing.ScriptedS3.Request;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The N-th request to S3 fails, for every N until a run passes untouched: each time the night is exact after one more run at
 * most. A normal run takes every third N for each fault.
 */
@Timeout(600)
class NthObjectStoreCallTests {

    private static final boolean LONG = Boolean.getBoolean("callsync.long");
    private static final int FILES = LONG ? 12 : 5;
    private static final int CALLS_A_FILE = 3;
    private static final String ID = "\"id\":";

    @AutoClose
    private static Crm crm;

    /** Each spoils one answer, the last one all from there on. */
    enum Fault {
        BUSY(reply -> ScriptedS3.error(503, "ServiceUnavailable")),
        RESET(reply -> reply.resetAfter(reply.body().length / 2)),
        TRUNCATED(reply -> reply.cutAfter(reply.body().length / 2)),
        FLIPPED(Fault::flipped),
        REFUSED(reply -> ScriptedS3.error(403, "AccessDenied"));

        private final UnaryOperator<Reply> spoilt;

        Fault(UnaryOperator<Reply> spoilt) {
            this.spoilt = spoilt;
        }

        boolean hits(int request, int n) {
            return this == REFUSED ? request >= n : request == n;
        }

        /** The first id of an object; nothing guards a listing but TLS. */
        private static Reply flipped(Reply reply) {
            int id = new String(reply.body(), UTF_8).indexOf(ID);
            if (id < 0) {
                return reply;
            }
            byte[] body = reply.body().clone();
            body[id + ID.length()] ^= 1;
            return new Reply(reply.status(), reply.headers(), body);
        }
    }

    @BeforeAll
    static void start() {
        crm = Crm.start("callsync.chunk-size=2");
    }

    @ParameterizedTest
    @EnumSource
    void whicheverRequestFailsTheNightIsExactAfterOneMoreRunAtMost(Fault fault) {
        int n = 1 + (LONG ? 0 : fault.ordinal() % 3);
        while (isHit(fault, n)) {
            n += LONG ? 1 : 3;
        }
        System.out.printf("long: %s-requests=%d%n", fault, n - 1);
        assertThat(n).as("the first N that no run reaches").isGreaterThan(FILES);
    }

    /** @return whether the night came to its N-th request */
    private static boolean isHit(Fault fault, int n) {
        ObjectStoreNight night = night();
        var requests = new AtomicInteger();
        Function<Request, Reply> script = request -> {
            Reply reply = night.bucket.apply(request);
            return fault.hits(requests.incrementAndGet(), n) ? fault.spoilt.apply(reply) : reply;
        };
        RunResult result = night.run(script);
        if (!(result instanceof RunResult.Completed) || result.report().attention() != null) {
            night.whole();
        }
        night.assertExact(FILES * CALLS_A_FILE);
        return requests.get() >= n;
    }

    private static ObjectStoreNight night() {
        ObjectStoreNight night = new ObjectStoreNight(crm, 3);
        for (int file = 0; file < FILES; file++) {
            var content = new StringBuilder();
            for (int call = 1; call <= CALLS_A_FILE; call++) {
                content.append(aCall((long) file * CALLS_A_FILE + call).line());
            }
            night.put("%02d.jsonl".formatted(file), content.toString());
        }
        return night;
    }
}
