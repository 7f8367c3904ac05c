package io.callsync.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of a night that hold the same, or less than before. */
class RedeliveryTests {

    private static final String CALLS = "s3://acme/2026-11-20/";

    @Test
    void theSameContentUnderTwoNamesIsDeliveredTwice() {
        List<Delivered> files = List.of(file("a", "tag", 10, 1), file("b", "tag", 10, 1), file("c", "tag", 10, 1));

        assertThat(Redelivery.twice(files))
                .contains(new Finding(Verdict.DELIVERED_TWICE, "b is a once more, and 1 more"));
    }

    @Test
    void otherContentOrNoneIsNot() {
        assertThat(Redelivery.twice(List.of(file("a", "tag", 10, 1), file("b", "gat", 10, 1))))
                .isEmpty();
        assertThat(Redelivery.twice(List.of(file("a", "tag", 10, 1), file("b", "tag", 11, 1))))
                .isEmpty();
        assertThat(Redelivery.twice(List.of(file("a", "tag", 10, 0), file("b", "tag", 10, 0))))
                .as("a header alone")
                .isEmpty();
        Delivered local = new Delivered("file:///exports/a", "10-2026", 10, true, 1);
        assertThat(Redelivery.twice(List.of(local, new Delivered("file:///exports/b", "10-2026", 10, true, 1))))
                .as("size and time are not content")
                .isEmpty();
    }

    @Test
    void fewerRecordsThanTheVersionBeforeAreShrunken() {
        List<Delivered> files = List.of(file("a", "1", 90, 5), file("a", "2", 100, 3), file("b", "3", 10, 1));

        assertThat(Redelivery.shrunken(files)).contains(new Finding(Verdict.SHRUNKEN, "a has 3 instead of 5 records"));
        assertThat(Redelivery.shrunken(List.of(file("b", "3", 10, 1), file("a", "1", 90, 5), file("a", "2", 100, 3))))
                .as("the last of the list")
                .isPresent();
    }

    @Test
    void asManyRecordsInFewerBytesAreNot() {
        assertThat(Redelivery.shrunken(List.of(file("a", "1", 90, 5), file("a", "2", 10, 5))))
                .isEmpty();
        assertThat(Redelivery.shrunken(List.of(file("a", "1", 90, 5), file("a", "2", 10, 3), file("a", "3", 90, 5))))
                .as("mended since")
                .isEmpty();
        assertThat(Redelivery.shrunken(List.of(file("a", "1", 90, 5), file("b", "2", 10, 3))))
                .as("another file")
                .isEmpty();
    }

    @Test
    void ofAVersionThatIsNotLoadedTheBytesTell() {
        Delivered unread = new Delivered(CALLS + "a", "2", 10, false, 0);

        assertThat(Redelivery.shrunken(List.of(file("a", "1", 90, 5), unread)))
                .contains(new Finding(Verdict.SHRUNKEN, "a has 10 instead of 90 bytes"));
    }

    private static Delivered file(String name, String version, long size, long records) {
        return new Delivered(CALLS + name, version, size, true, records);
    }
}
