package io.callsync.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.Note;
import io.callsync.call.Rejection;
import io.callsync.masking.Quoted;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Set<Note> notes = EnumSet.noneOf(Note.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            iso | 2026-03-02T09:30:00Z | 2026-03-02T09:30:00Z
            iso | 2026-03-02T09:30Z | 2026-03-02T09:30:00Z
            iso | 2026-03-02 09:30:00.1234567Z | 2026-03-02T09:30:00.123456700Z
            iso | 2026-03-02T09:30:00.5-05:00 | 2026-03-02T14:30:00.500Z
            iso | 2026-03-02T09:30:00-0500 | 2026-03-02T14:30:00Z
            iso | 2026-03-02 09:30:00+05:30 | 2026-03-02T04:00:00Z
            iso | 2026-03-02 09:30:00 UTC | 2026-03-02T09:30:00Z
            iso | 2026-03-02 09:30:00 | 2026-03-02T14:30:00Z
            rfc2822 | Mon, 02 Mar 2026 09:30:00 +0000 | 2026-03-02T09:30:00Z
            epoch-seconds | 1772443800 | 2026-03-02T09:30:00Z
            epoch-millis | 1772443800250 | 2026-03-02T09:30:00.250Z
            epoch-micros | 1772443800250001 | 2026-03-02T09:30:00.250001Z
            yyyy/MM/dd HH:mm:ss | 2026/03/02 09:30:00 | 2026-03-02T14:30:00Z
            yyyyMMddHHmmss[.SSS] | 20260302093000.250 | 2026-03-02T14:30:00.250Z
            EEE MM/dd/yyyy h:mm a | Mon 03/02/2026 9:30 am | 2026-03-02T14:30:00Z
            dd.MM.yyyy HH:mm:ss XX | 02.03.2026 09:30:00 -0500 | 2026-03-02T14:30:00Z
            """)
    void timesAreRead(String format, String text, Instant expected) {
        assertThat(read(format, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            iso | 2026-02-30T09:30:00Z
            iso | 2026-03-02
            iso | 2013-04-13:12:08
            iso | 2026-03-02T09:30:00 somewhere
            iso | 0001-01-01T00:00:00Z
            epoch-seconds | -1
            epoch-seconds | 1772443800.5
            epoch-seconds | 1772443800250
            yyyy/MM/dd HH:mm:ss | 2026/02/30 09:30:00
            """)
    void timesThatDoNotExistAreRefused(String format, String text) {
        assertThatThrownBy(() -> read(format, text))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("Start is");
    }

    @Test
    void anEpochOfZeroIsNoTime() {
        assertThat(read("epoch-millis", "0")).isNull();
    }

    @Test
    void aTimeThatOccursTwiceIsTheEarlierOneAndNoted() {
        assertThat(read("iso", "2026-11-01 01:30:00")).isEqualTo("2026-11-01T05:30:00Z");
        assertThat(notes).containsExactlyInAnyOrder(Note.DST_OVERLAP, Note.ZONE_ASSUMED);
    }

    @Test
    void aTimeThatClocksJumpOverIsMovedForwardAndNoted() {
        assertThat(read("yyyy-MM-dd H:mm", "2026-03-08 2:30")).isEqualTo("2026-03-08T07:30:00Z");
        assertThat(notes).containsExactlyInAnyOrder(Note.DST_GAP, Note.ZONE_ASSUMED);
    }

    @Test
    void aTimeWithItsOwnZoneAssumesNothing() {
        read("iso", "2026-03-02T09:30:00Z");

        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seconds | 61 | 61
            seconds | 61.9 | 61
            milliseconds | 8951 | 8
            milliseconds | 8951.03 | 8
            minutes | 5.0 | 300
            minutes | 0.75 | 45
            minutes | 0.33 | 20
            mm:ss | 75:09 | 4509
            hh:mm:ss | 1:02:03 | 3723
            hh:mm | 01:30 | 5400
            """)
    void durationsAreRead(String format, String text, long seconds) {
        assertThat(DurationNotation.of(format).seconds(text, "Talk")).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seconds | from-fxo-gw
            seconds | 99999999999999999999
            milliseconds | 1e999999999
            minutes | 1e999999999
            mm:ss | 1:02:03
            hh:mm:ss | 1:72:03
            hh:mm:ss | 1:-2:03
            """)
    void durationsThatAreNoneAreRefused(String format, String text) {
        assertThatThrownBy(() -> DurationNotation.of(format).seconds(text, "Talk"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("Talk is %s: expected %s".formatted(Quoted.choice(text), format));
    }

    private Instant read(String format, String text) {
        return TimeNotation.of(format, new LocalZone(NEW_YORK, true)).read(text, "Start", notes);
    }
}
