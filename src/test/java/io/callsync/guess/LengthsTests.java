package io.callsync.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three calls: ten seconds of ringing and three minutes, one minute at once, and thirty seconds of ringing in vain. */
class LengthsTests {

    private static final Column START =
            column("start", "2026-11-20 09:00:00", "2026-11-20 09:05:00", "2026-11-20 09:10:00");
    private static final Column ANSWER = column("answer", "2026-11-20 09:00:10", "2026-11-20 09:05:00", null);
    private static final Column END =
            column("end", "2026-11-20 09:03:10", "2026-11-20 09:06:00", "2026-11-20 09:10:30");

    @Test
    void theTimesTellTheUnitAndWhereItBegins() {
        assertLengths("seconds", false, of("length", "180", "60", "0"));
        assertLengths("seconds", true, of("length", "190", "60", "30"));
        assertLengths("milliseconds", true, of("length", "190000", "60000", "30000"));
        assertLengths("minutes", false, of("length", "3.0", "1.0", "0.0"));
        assertLengths("mm:ss", false, of("length", "03:00", "01:00", "00:00"));
        assertLengths("hh:mm", false, of("length", "0:03", "0:01", "0:00"));
        assertLengths("hh:mm:ss", true, of("length", "00:03:10", "00:01:00", "00:00:30"));
    }

    @Test
    void withoutTimesTheNameTellsOrAPersonDecides() {
        assertThat(alone("duration ms", "180000", "60000", "0").format()).isEqualTo("milliseconds");
        assertThat(alone("minutes", "3.0", "1.0", "0").format()).isEqualTo("minutes");
        assertThat(alone("length", "3.5", "1", "0").doubt()).contains("seconds, milliseconds or minutes");
        assertThat(alone("length", "03:00", "01:00", "00:00").doubt()).contains("mm:ss or hh:mm");
        assertThat(alone("length", "180", "60", "0").why()).endsWith("CHECK: are these seconds?");
    }

    private static void assertLengths(String format, boolean total, Lengths found) {
        assertThat(List.of(found.format(), found.total())).as(found.why()).isEqualTo(List.of(format, total));
        assertThat(found.doubt()).isNull();
    }

    private static Lengths of(String name, String... values) {
        Cast cast = new Cast();
        cast.put(Role.START, new Cast.Part(START, true, List.of()));
        cast.put(Role.ANSWER, new Cast.Part(ANSWER, true, List.of()));
        cast.put(Role.END, new Cast.Part(END, true, List.of()));
        return Lengths.of(column(name, values), cast);
    }

    private static Lengths alone(String name, String... values) {
        Cast cast = new Cast();
        cast.put(Role.START, new Cast.Part(START, true, List.of()));
        return Lengths.of(column(name, values), cast);
    }

    private static Column column(String name, String... values) {
        return new Column(name, name, Arrays.asList(values));
    }
}
