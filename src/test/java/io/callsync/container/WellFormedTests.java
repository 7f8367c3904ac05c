package io.callsync.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What helps with damaged files never changes how a whole one is read: its records come byte for byte, whatever lies within
 * them. A failure prints its seed, which {@code -Dcallsync.seed} repeats.
 */
class WellFormedTests {

    private static final int ROUNDS = Integer.getInteger("callsync.rounds", 400);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV")
    void everyRecordOfAWellFormedFileComesAsItIs(Arrangement arrangement) throws IOException {
        long first = Long.getLong("callsync.seed", System.nanoTime());
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Random random = new Random(seed);
            WellFormedFile file = WellFormedFile.of(arrangement, random);
            String hint = "seed " + seed + " of " + arrangement + "\n" + file.text();
            byte[] bytes = Reading.utf8(file.text());

            assertThat(Reading.texts(read(bytes, arrangement))).as(hint).isEqualTo(file.records());
            assertThat(Reading.texts(
                            Reading.read(Reading.trickling(bytes, random), arrangement.dialect(), Reading.LIMIT)))
                    .as(hint)
                    .isEqualTo(file.records());
        }
    }

    private static List<RawRecord> read(byte[] bytes, Arrangement arrangement) throws IOException {
        return Reading.read(new ByteArrayInputStream(bytes), arrangement.dialect(), Reading.LIMIT);
    }

    @Test
    void recordsWithinARecordStayThereWhereverInTheFileThatOneIs() throws IOException {
        String plain = "{\"id\":1,\"note\":\"a\",\"end\":2,\"n\":[]}";
        String nesting = "{\"id\":2,\"note\":\"a\",\"end\":2,\"n\":[" + plain + "," + plain + "]}";
        for (int place = 0; place < 3; place++) {
            List<String> records = new ArrayList<>(List.of(plain, plain));
            records.add(place, nesting);

            for (Arrangement arrangement : Arrangement.values()) {
                if (arrangement != Arrangement.CSV) {
                    String text = arrangement.before + String.join(arrangement.between, records) + arrangement.after;
                    assertThat(Reading.texts(read(Reading.utf8(text), arrangement)))
                            .isEqualTo(records);
                }
            }
        }
    }
}
