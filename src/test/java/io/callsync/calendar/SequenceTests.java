package io.callsync.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a night's files in which a number is left out. */
class SequenceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c-0005 c-0006 c-0008 c-0009            | c-0007 is missing between c-0006 and c-0008
            c-8 c-9 c-11 c-12                      | c-10 is missing between c-9 and c-11
            c-1.csv c-2.csv c-3.csv c-6.csv c-7.csv | c-4.csv is missing between c-3.csv and c-6.csv, and 1 more
            2026-11-20_c_1 2026-11-20_c_2 2026-11-20_c_4 2026-11-20_c_5 | 2026-11-20_c_3 is missing between 2026-11-20_c_2 and 2026-11-20_c_4
            201500-07 202300-08 210100-10 220900-11 | 202300-09 is missing between 202300-08 and 210100-10
            c-2026112011 c-2026112012 c-2026112014 c-2026112015 | c-2026112013 is missing between c-2026112012 and c-2026112014
            in-1 in-2 in-3 in-4 out-1 out-2 out-4 out-5 | out-3 is missing between out-2 and out-4
            """)
    void aNumberThatIsLeftOutIsNamed(String names, String why) {
        assertThat(Sequence.gap(files(names.split(" ")))).contains(new Finding(Verdict.SEQUENCE_GAP, why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c-1 c-2 c-3 c-4 c-5",
                "c-1 c-2 c-4", // too few to tell
                "c-2 c-4 c-6 c-8 c-9", // counted by twos
                "c-1 c-2 c-4 c-5 c-7", // no more ones than twos
                "c-5 c-5-again c-6-a c-8-b c-9-c", // other names
                "c-1 c-2 c-3 c-4 c-900", // another way of numbering
                "c-202611201300 c-202611201400 c-202611201600 c-202611201700",
                "c-1764000000 c-1764000060 c-1764000120 c-1764000240",
                "c-2026112022 c-2026112023 c-2026112100 c-2026112101", // a clock at midnight
                "13-1 13-2 14-1 14-2 16-1 16-2", // no number in which all differ
                "c-a c-b c-d",
                "c-11111111111111111111 c-11111111111111111112 c-11111111111111111114 c-11111111111111111115"
            })
    void otherNamesAreNoSequence(String names) {
        assertThat(Sequence.gap(files(names.split(" ")))).isEmpty();
    }

    @Test
    void aClockThatCountsMinutesHasNoGapAtTheHour() {
        String[] minutes = IntStream.range(0, 24 * 60)
                .mapToObj(minute -> "c-20261120%02d%02d".formatted(minute / 60, minute % 60))
                .toArray(String[]::new);

        assertThat(Sequence.gap(files(minutes))).isEmpty();
    }

    @Test
    void eachFolderCountsForItself() {
        assertThat(Sequence.gap(files("a/c-1", "a/c-2", "b/c-4", "b/c-5"))).isEmpty();
    }

    private static List<Delivered> files(String... names) {
        return Arrays.stream(names)
                .map(name -> new Delivered("s3://acme/calls/" + name, name, 1, true, 1))
                .toList();
    }
}
