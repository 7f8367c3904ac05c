package io.callsync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints the medians, and keeps them and every single run under {@code target/bench}. */
final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final Surroundings surroundings;
    private final String name;

    Report(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
        this.name = "benchmark-" + surroundings.started().toString().replaceAll("[-:]", "");
    }

    /** Writes anew what was measured so far. */
    void write(Collection<Scenario> scenarios, List<Measurement> measurements) throws IOException {
        String table = new MedianTable(scenarios, measurements).markdown();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("surroundings", surroundings);
        all.put("runs", measurements);
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(all));
        Files.writeString(folder.resolve(name + ".md"), surroundings.sentence() + "\n\n" + table);
        System.out.printf(
                "%n%s%n%n%s%nEvery run: %s%n%n", surroundings.sentence(), table, folder.resolve(name + ".json"));
    }
}
