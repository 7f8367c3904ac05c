package io.callsync.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random records in every arrangement with random damage, torn at any byte included: each whole record comes exactly once, with
 * its bytes and its place; what is refused lies where the damage is, and no damage goes without a refused record. Numbers have
 * no gaps, and the answer does not depend on how many bytes the stream gives at a time. A failure prints its seed, which
 * {@code -Dcallsync.seed} repeats.
 *
 * <p>Damaged text can be a well-formed record by accident: {@code {"id":1,"note":} torn and {@code {"id":2}}} with a brace too
 * many are one, and the last record of a document torn in a list ends with the document's own brackets. Bytes cannot tell, so
 * this alone is let pass, and never with a whole record in it.
 */
class SplitFuzzTests {

    private static final int ROUNDS = Integer.getInteger("callsync.rounds", 400);

    private final List<RawRecord> records = new ArrayList<>();
    private final Map<Long, String> readable = new TreeMap<>();
    private final List<Long> refused = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void row66EveryWholeRecordComesExactlyOnce(Arrangement arrangement) throws IOException {
        long first = Long.getLong("callsync.seed", System.nanoTime());
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Random random = new Random(seed);
            DamagedFile file = DamagedFile.of(arrangement, random);
            String hint = "seed " + seed + " of " + arrangement + "\n" + file.text();

            read(new ByteArrayInputStream(file.bytes()), arrangement.dialect(), arrangement.id());

            List<Long> accidents = readable.keySet().stream()
                    .filter(position -> !file.whole().containsKey(position))
                    .toList();
            assertThat(readable).as(hint).containsAllEntriesOf(file.whole());
            assertThat(accidents).as(hint).allMatch(file::isDamaged);
            assertThat(records).as(hint).hasSize(readable.size() + refused.size());
            assertThat(records)
                    .as(hint)
                    .extracting(RawRecord::number)
                    .containsExactlyElementsOf(numbers(records.size()));
            assertThat(file.damaged())
                    .as(hint)
                    .allSatisfy(run -> assertThat(refused.stream().anyMatch(run::holds)
                                    || accidents.stream().anyMatch(run::holds))
                            .isTrue());
            assertThat(refused).as(hint).allMatch(file::mayBeRefused);
            assertThat(Reading.read(Reading.trickling(file.bytes(), random), arrangement.dialect(), DamagedFile.LIMIT))
                    .as(hint)
                    .usingRecursiveComparison()
                    .isEqualTo(records);
        }
    }

    private void read(InputStream in, Dialect dialect, FieldKey id) throws IOException {
        records.clear();
        readable.clear();
        refused.clear();
        try (RecordReader reader = Containers.open(in, dialect, DamagedFile.LIMIT)) {
            for (RawRecord record = reader.next(); record != null; record = reader.next()) {
                records.add(record);
                try {
                    Fields fields = reader.fields(record);
                    if (fields.text(id) == null) {
                        refused.add(record.position());
                    } else {
                        readable.put(record.position(), new String(record.bytes(), StandardCharsets.ISO_8859_1));
                    }
                } catch (Rejection e) {
                    refused.add(record.position());
                }
            }
        }
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
