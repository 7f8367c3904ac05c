package io.callsync.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.container.UnreadableFile;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All spooled objects together never exceed the limit: the next one waits for its place. */
@Timeout(60)
class SpoolLimitTests extends SpoolCase {

    private static final ExportObject HALF = object(LIMIT / 2);

    @Test
    void anObjectThatDoesNotFitBesideTheOthersGetsItsPlaceWhenOneIsClosed() throws Exception {
        // given
        SpoolPlace first = spool.place(HALF);
        spool.place(HALF);
        assertThat(spool.placeAtOnce(HALF)).isEmpty();
        // when
        var waiting = CompletableFuture.supplyAsync(() -> placeOf(HALF));
        first.close();
        // then
        waiting.get(30, TimeUnit.SECONDS).close();
    }

    @Test
    void aPlaceIsGivenFreeOnceHoweverOftenItIsClosed() throws Exception {
        SpoolPlace first = spool.place(HALF);
        spool.place(HALF);
        first.close();
        first.close();
        spool.place(HALF);
        assertThat(spool.placeAtOnce(HALF)).isEmpty();
    }

    @Test
    void aSpooledFileHoldsItsPlaceAndARefusedOneDoesNot() throws IOException {
        ExportObject rest = object(LIMIT);
        SpooledFile file = fetch("{}\n".getBytes(UTF_8));
        assertThat(spool.placeAtOnce(rest)).isEmpty();
        file.close();
        assertThatThrownBy(() -> fetch("{}\n".getBytes(UTF_8), 1)).isInstanceOf(UnreadableFile.class);
        spool.placeAtOnce(rest).orElseThrow().close();
    }

    @Test
    void anObjectLargerThanTheWholeSpoolIsRefusedAndNamesTheSetting() {
        ExportObject huge = object(LIMIT + 1);
        assertThatThrownBy(() -> fetch(huge, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.reason()).isEqualTo("too-large"))
                .hasMessage("s3://exports/a has 209,715,201 bytes, the spool may hold 209,715,200:"
                        + " raise CALLSYNC_SPOOL_LIMIT");
    }

    private SpoolPlace placeOf(ExportObject object) {
        try {
            return spool.place(object);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExportObject object(long size) {
        return new ExportObject("s3://exports/a", "v1", size, Instant.EPOCH, LocalDate.EPOCH);
    }
}
