package io.callsync.job;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.provider.ProviderFactory;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.provider.twilio.TwilioProvider;
import io.callsync.settings.JobFile;
import io.callsync.testing.AircallJson;
import io.callsync.testing.Crm;
import io.callsync.testing.Exactness;
import io.callsync.testing.Exports;
import io.callsync.testing.TwilioJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables are a function of the set of records: not of their order, of repetitions, of how they are split into files and
 * nights, of the chunk size or of how many files are read at once. A seed that failed is given back with
 * {@code -Dcallsync.seed=…}.
 */
class ConvergenceTests {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final int ROUNDS = Boolean.getBoolean("callsync.long") ? 200 : 12;
    private static final String CALLS = """
            SELECT l.provider, l.external_call_id, l.source_version, l.direction, l.status, l.provider_status, l.start_at, l.end_at,
                l.duration, l.`from`, l.from_absence, l.`to`, l.to_absence, l.agent, l.media_url, l.description, l.agent_version,
                l.media_version, l.description_version, c.lead_id, c.user_id, c.method, c.type, c.call_duration, c.call_phone,
                c.call_status, c.external_call_id AS communication_call
            FROM call_logs l LEFT JOIN communications c ON c.id = l.communication_id ORDER BY l.external_call_id""";

    private static final int MOST_RUNS = 300;

    private static List<Crm> installations;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        installations = List.of(
                Crm.start("callsync.chunk-size=1", "callsync.parallel-files=1"),
                Crm.start("callsync.chunk-size=7", "callsync.parallel-files=2"),
                Crm.start("callsync.chunk-size=1000", "callsync.parallel-files=4"),
                Crm.start("callsync.chunk-size=7", "callsync.parallel-files=4", "callsync.load-data=true"));
        installations.get(0).admin().execute("SET GLOBAL local_infile = ON");
    }

    @AfterAll
    static void stop() {
        installations.forEach(Crm::close);
    }

    @Test
    void row57WholeCallsEndTheSameInWhateverOrderTheirRecordsCome() {
        check(new AircallProvider(), ConvergenceTests::aircallRecords);
    }

    @Test
    void row57FoldedLegsEndTheSameInWhateverOrderTheyCome() {
        check(new TwilioProvider(), ConvergenceTests::twilioRecords);
    }

    @Test
    void nightsThatFailAgainAndAgainEndTheSame() {
        long seed = seed();
        Random random = new Random(seed);
        List<String> records = aircallRecords(random);
        List<Map<String, Object>> expected =
                load(new AircallProvider(), installations.get(0), List.of(String.join("", records)), 1);
        long endedRuns = 0;
        for (Crm crm : installations) {
            List<String> files = shuffled(records, random);
            try (var faults = new RandomFaults(crm, seed)) {
                assertThat(load(new AircallProvider(), crm, files, 2))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
                endedRuns += faults.endedRuns();
            }
            assertThat(crm.value(Long.class, "SELECT SUM(inserted) FROM callsync_export_files"))
                    .isEqualTo(expected.size());
        }
        assertThat(endedRuns).isPositive();
    }

    private static long seed() {
        long seed = Long.getLong("callsync.seed", System.nanoTime());
        System.out.println("seed: -Dcallsync.seed=" + seed);
        return seed;
    }

    private interface Generator {
        List<String> records(Random random);
    }

    private void check(ProviderFactory provider, Generator generator) {
        long seed = seed();
        Random random = new Random(seed);
        List<String> records = generator.records(random);
        List<Map<String, Object>> expected = load(provider, installations.get(0), List.of(String.join("", records)), 1);
        assertThat(expected).isNotEmpty();
        for (int round = 0; round < ROUNDS; round++) {
            Crm crm = installations.get(random.nextInt(installations.size()));
            int nights = 1 + random.nextInt(3);
            assertThat(load(provider, crm, shuffled(records, random), nights))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    private List<Map<String, Object>> load(ProviderFactory provider, Crm crm, List<String> files, int nights) {
        crm.clear();
        crm.lead(1, "+15145550101", "2026-01-01T00:00:00");
        crm.lead(2, "+15145550102", "2026-01-01T00:00:00");
        // created while calls were starting: which of the two it is depends on the second
        crm.lead(3, "+15145550102", "2026-11-20T12:00:01");
        crm.user(1, "alice@example.com");
        Exports exports = new Exports(folder.resolve(Long.toString(System.nanoTime())));
        JobFile job = exports.job(provider);
        for (int night = 0; night < nights; night++) {
            for (int i = night; i < files.size(); i += nights) {
                exports.put(DATE, "%d-%d.jsonl".formatted(i, night), files.get(i));
            }
            runUntilCompleted(crm, job);
        }
        return crm.rows(CALLS);
    }

    private static void runUntilCompleted(Crm crm, JobFile job) {
        RunResult result = run(crm, job);
        for (int again = 0; again < MOST_RUNS && isFault(result); again++) {
            result = run(crm, job);
        }
        assertThat(result).isInstanceOf(RunResult.Completed.class);
    }

    /** Whatever became of it, the totals are those of the calls that are there. */
    private static RunResult run(Crm crm, JobFile job) {
        RunResult result = crm.run(job, DATE);
        Exactness.assertBalanced(crm.admin());
        return result;
    }

    private static boolean isFault(RunResult result) {
        return result instanceof RunResult.Failed failed
                && failed.cause().getMessage().contains(RandomFaults.MESSAGE);
    }

    /** The same records in another order, some of them twice, in files of any size. */
    private static List<String> shuffled(List<String> records, Random random) {
        List<String> all = new ArrayList<>(records);
        for (int i = 0; i < records.size() / 5; i++) {
            all.add(records.get(random.nextInt(records.size())));
        }
        Collections.shuffle(all, random);
        List<String> files = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(40));
            files.add(String.join("", all.subList(from, to)));
            from = to;
        }
        return files;
    }

    private static List<String> aircallRecords(Random random) {
        List<String> records = new ArrayList<>();
        for (int call = 1; call <= 30; call++) {
            AircallJson base = random.nextBoolean()
                    ? aCall(call).from(number(random))
                    : aCall(call).to(number(random));
            for (int version = 0; version < 1 + random.nextInt(5); version++) {
                records.add(variation(base, random).line());
            }
        }
        return records;
    }

    private static AircallJson variation(AircallJson base, Random random) {
        AircallJson call = base.at(base.timestamp() + random.nextInt(3)).started(base.startedAt() + random.nextInt(3));
        call = random.nextInt(3) == 0 ? call.digits(number(random)) : call;
        call = random.nextInt(3) == 0 ? call.live() : call.ended(call.endedAt() + random.nextInt(2));
        call = random.nextInt(3) == 0 ? call.missed() : call;
        call = random.nextBoolean()
                ? call.asset("https://assets.aircall.io/calls/%d/recording".formatted(random.nextInt(2)))
                : call;
        return random.nextBoolean()
                ? call.agent(random.nextBoolean() ? "alice@example.com" : "bob@example.com")
                : call.agent(null);
    }

    private static List<String> twilioRecords(Random random) {
        List<String> records = new ArrayList<>();
        for (int call = 1; call <= 30; call++) {
            String parent = "CA%032d".formatted(call);
            boolean incoming = random.nextBoolean();
            for (int version = 0; version < 1 + random.nextInt(3); version++) {
                records.add(TwilioJson.parent(parent, incoming, number(random), random.nextInt(3), status(random)));
            }
            for (int leg = 0; leg < random.nextInt(4); leg++) {
                for (int version = 0; version < 1 + random.nextInt(2); version++) {
                    records.add(TwilioJson.child(parent, leg, random.nextInt(3), status(random)));
                }
            }
        }
        return records;
    }

    private static String status(Random random) {
        List<String> statuses =
                List.of("completed", "completed", "busy", "no-answer", "in-progress", "failed", "canceled");
        return statuses.get(random.nextInt(statuses.size()));
    }

    private static String number(Random random) {
        return "+1 514-555-010" + (1 + random.nextInt(4));
    }
}
