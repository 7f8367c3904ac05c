package io.callsync.operator;

import static io.callsync.testing.AircallJson.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.testing.Crm;
import io.callsync.testing.Exports;
import io.callsync.testing.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A job whose Fridays, for eight weeks, brought four files of three calls at 2:00, and exports for a run of the next one. */
abstract class CalendarCase {

    static final LocalDate FRIDAY = LocalDate.of(2026, 10, 30);
    static final Instant AT_TWO = Instant.parse("2026-10-31T02:00:00Z");
    private static final JsonSchema SCHEMA = JsonSchema.of("/schema/calendar.schema.json");

    @AutoClose
    static Crm crm;

    @TempDir
    Path folder;

    private Exports exports;
    private long calls;

    @BeforeAll
    static void start() {
        crm = Crm.start();
    }

    @BeforeEach
    void aJobWithEightFridays() {
        crm.clear();
        exports = new Exports(folder.resolve("exports"));
        aJob("");
        fridays(8, 4);
    }

    /** The job file; what is given stands last in it. */
    void aJob(String setting) {
        try {
            Files.writeString(Files.createDirectories(folder.resolve("jobs")).resolve("aircall.yml"), """
                    provider: aircall
                    source: file:%s/{date}/
                    look-back: 0d
                    settle: 0s
                    %s
                    """.formatted(
                            exports.folder(), setting));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replaceInJob(String regex, String text) {
        try {
            Path job = folder.resolve("jobs/aircall.yml");
            Files.writeString(job, Files.readString(job).replaceFirst(regex, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nights before {@link #FRIDAY} as runs left them in the ledger. */
    static void fridays(int weeks, int files) {
        for (int week = 1; week <= weeks; week++) {
            LocalDate date = FRIDAY.minusWeeks(week);
            crm.admin()
                    .update(
                            "INSERT INTO callsync_nights (job, business_date, complete, since, run_id) VALUES ('aircall', ?, 1, ?, 0)",
                            date,
                            date.plusDays(2));
            for (int file = 1; file <= files; file++) {
                loaded(
                        date,
                        "s3://acme/%s/calls-%d.jsonl".formatted(date, file),
                        date.plusDays(1).atTime(2, 0));
            }
        }
    }

    private static void loaded(LocalDate date, String uri, LocalDateTime arrived) {
        crm.admin().update("""
                INSERT INTO callsync_export_files (job, provider, uri, version, object_key, size, last_modified, business_date,
                    run_id, state, next_record, records, inserted, loaded_at)
                VALUES ('aircall', 'aircall', ?, ?, UNHEX(SHA2(?, 256)), 300, ?, ?, 0, 'loaded', 4, 3, 3, ?)""", uri, uri, uri, arrived, date, arrived);
    }

    /** A file of the Friday with so many calls that no other has, there at this time. */
    void file(String name, int n, Instant arrived) {
        calls += n;
        put(FRIDAY, name, lines(calls - n + 1, calls), arrived);
    }

    void put(LocalDate date, String name, String content, Instant arrived) {
        try {
            Files.setLastModifiedTime(exports.put(date, name, content), FileTime.from(arrived));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the Friday is there no more. */
    void takeAway(String name) {
        try {
            Files.delete(exports.folder().resolve(FRIDAY.toString()).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String lines(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(id -> aCall(id).line())
                .collect(Collectors.joining());
    }

    /** Four files of three calls, as on every Friday. */
    void files(Instant arrived) {
        for (int file = 1; file <= 4; file++) {
            file("calls-%d.jsonl".formatted(file), 3, arrived);
        }
    }

    Typed run() {
        return run(FRIDAY);
    }

    Typed run(LocalDate date) {
        Typed run = Typed.on(crm::bean, typed("run", "aircall", "--date", date.toString()));
        assertThat(run.exitCode()).as(run.out() + run.err()).isIn(0, 3);
        return run;
    }

    Typed calendar(String... arguments) {
        return Typed.on(
                crm::bean,
                Stream.concat(Stream.of(typed("calendar")), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    String[] typed(String... arguments) {
        return Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--jobs", folder.resolve("jobs").toString()))
                .toArray(String[]::new);
    }

    /** What is said of the Friday. */
    String verdict() {
        return verdict(FRIDAY);
    }

    String verdict(LocalDate date) {
        JsonNode night = night(date);
        return Stream.concat(
                        Stream.of(night.get("verdict").asString()),
                        night.get("findings")
                                .valueStream()
                                .limit(1)
                                .map(found -> found.get("why").asString()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
    }

    JsonNode night(LocalDate date) {
        Typed typed = calendar("aircall", "--month", date.toString().substring(0, 7), "--json");
        return months(typed)
                .get(0)
                .get("nights")
                .valueStream()
                .filter(night -> night.get("date").asString().equals(date.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(typed));
    }

    /** The JSON's elements, which are as the schema says. */
    static List<JsonNode> months(Typed typed) {
        return SCHEMA.read(typed.out()).valueStream().toList();
    }
}
