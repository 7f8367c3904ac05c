package io.callsync.operator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Exports whose callers are canaries: good calls, and records and files that are bad in each way there is. */
record CanaryNight(Path folder) {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    static final List<String> JOBS = List.of("aircall", "sheet", "twilio", "connect", "acme", "numbered");

    /** The jobs, a folder of exports each, and their files. */
    void write() throws IOException {
        for (String job : JOBS) {
            Files.createDirectories(folder.resolve("jobs/providers"));
            Files.writeString(jobs().resolve(job + ".yml"), """
                    provider: %s
                    source: file:%s/{date}/
                    phone-region: US
                    look-back: 0d
                    settle: 0s
                    %s""".formatted(
                    provider(job), folder.resolve(job), job.equals("aircall") ? "limits: { record: 64KiB }\n" : ""));
        }
        Files.writeString(jobs().resolve("providers/acme.yml"), """
                csv: {delimiter: ";"}
                times: {format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
                durations: {format: seconds}
                fields: {id: Id, start: Start, end: End, duration: Talk, direction: Way, status: State, from: From, to: To, agent: Agent}
                direction: {values: {in: incoming, out: outgoing}}
                status: {values: {ok: answered, no: not-answered}}
                """);
        CanaryJson json = new CanaryJson(folder);
        json.aircall();
        json.twilio();
        json.connect();
        CanaryCsv csv = new CanaryCsv(folder);
        csv.sheet();
        csv.acme();
        csv.numbered();
    }

    Path jobs() {
        return folder.resolve("jobs");
    }

    Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && !file.startsWith(jobs())).sorted().toList().stream();
        }
    }

    static String provider(String job) {
        return switch (job) {
            case "sheet" -> "aircall";
            case "connect" -> "amazon-connect";
            case "numbered" -> "acme";
            default -> job;
        };
    }

    /** Digits that stand alone are a key, whatever they are. */
    static String id(Canaries number) {
        return number.toString().matches("\\d{0,9}") ? "none" : number.inJson();
    }
}
