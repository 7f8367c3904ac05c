package io.callsync.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso | 2026-11-20 09:00:00",
                "iso | 2026-11-20T09:00:00.123+0100",
                "rfc2822 | Fri, 20 Nov 2026 10:00:00 +0000",
                "epoch-seconds | 1795168800",
                "epoch-seconds | 1795168800; 0",
                "epoch-millis | 1795168800123",
                "epoch-micros | 1795168800123456",
                "yyyyMMddHHmmss | 20261120090000",
                "yyyy/MM/dd HH:mm:ss | 2026/11/20 09:00:00",
                "dd/MM/yyyy HH:mm:ss | 20/11/2026 09:00:00",
                "MM/dd/yyyy HH:mm | 11/20/2026 09:00",
                "dd.MM.yyyy HH:mm | 20.11.2026 09:00",
                "d/M/yyyy HH:mm | 20/1/2026 09:00; 20/11/2026 10:00",
                "M/d/yyyy h:mm a | 1/20/2026 9:00 AM; 11/20/2026 9:00 AM",
            })
    void theNotationOfEachIsFound(String format, String times) {
        assertThat(TimeFormat.of(column(times.split("; "))))
                .map(TimeFormat::format)
                .contains(format);
    }

    @Test
    void whatIsNoTimeHasNoNotation() {
        for (String text :
                List.of("5145550101", "+15145550101", "180", "00:03:00", "2026-11-20", "answered", "c-1001", "0")) {
            assertThat(TimeFormat.of(column(text))).as(text).isEmpty();
        }
        assertThat(TimeFormat.of(column((String) null))).isEmpty();
    }

    @Test
    void daysThatMayBeMonthsAreToldToBeBoth() {
        List<TimeFormat> formats = TimeFormat.all(List.of(column("01/02/2026 09:00", "03/04/2026 09:00")));

        assertThat(formats).anyMatch(formats.get(0)::isTwinOf);
    }

    @Test
    void oneDayThatIsNoMonthSettlesIt() {
        List<TimeFormat> formats = TimeFormat.all(List.of(column(Stream.concat(
                        Stream.of("13/02/2026 09:00"),
                        Stream.generate(() -> "03/04/2026 09:00").limit(30))
                .toArray(String[]::new))));

        assertThat(formats.get(0).format()).isEqualTo("dd/MM/yyyy HH:mm");
        assertThat(formats).noneMatch(formats.get(0)::isTwinOf);
    }

    @Test
    void aFewValuesMayBeAnythingAndZonesAreCounted() {
        String[] times = Stream.generate(() -> "2026-11-20T09:00:00Z").limit(20).toArray(String[]::new);
        times[3] = "n/a";
        times[4] = "2026-11-20T09:00:00";

        assertThat(TimeFormat.of(column(times))).contains(new TimeFormat("iso", 19, 18, 20));
    }

    private static Column column(String... values) {
        return new Column("x", "x", Arrays.asList(values));
    }
}
