package io.callsync.telling;

import io.callsync.ledger.OutcomeKind;
import io.callsync.report.Printable;
import io.callsync.report.RunReport;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The events of one run (<a href="https://openlineage.io/docs/spec/run-cycle">run cycle</a>): from folders of exports into the CRM's
 * tables. Times are UTC.
 */
final class RunLineage {

    private static final OpenLineage EVENTS = new OpenLineage(URI.create("urn:callsync"));

    private final UUID id = UUID.randomUUID();
    private final String namespace;
    private final String job;
    private final LocalDate date;

    RunLineage(String namespace, String job, LocalDate date) {
        this.namespace = namespace;
        this.job = job;
        this.date = date;
    }

    RunEvent start() {
        return event(EventType.START, null, List.of(), List.of());
    }

    RunEvent end(Ending ending, LineageTables tables) {
        List<InputDataset> inputs = ending.report().map(RunLineage::inputs).orElse(List.of());
        List<OutputDataset> outputs =
                ending.report().map(run -> outputs(run, tables)).orElse(List.of());
        return switch (ending.state()) {
            case Before.COMPLETED -> event(EventType.COMPLETE, null, inputs, outputs);
            case "stopped" -> event(EventType.ABORT, null, inputs, outputs);
            default -> event(EventType.FAIL, Printable.masked(ending.reason().orElse(ending.state())), inputs, outputs);
        };
    }

    private RunEvent event(EventType type, String error, List<InputDataset> inputs, List<OutputDataset> outputs) {
        ZonedDateTime midnight = date.atStartOfDay(ZoneOffset.UTC);
        var facets =
                EVENTS.newRunFacetsBuilder().nominalTime(EVENTS.newNominalTimeRunFacet(midnight, midnight.plusDays(1)));
        if (error != null) {
            facets.errorMessage(EVENTS.newErrorMessageRunFacet(error, "JAVA", null));
        }
        return EVENTS.newRunEvent(
                ZonedDateTime.now(ZoneOffset.UTC),
                type,
                EVENTS.newRun(id, facets.build()),
                EVENTS.newJob(namespace, job, null),
                inputs,
                outputs);
    }

    /** A data set a folder: single files come and go. */
    private static List<InputDataset> inputs(RunReport run) {
        Map<String, List<RunReport.File>> folders = run.files().stream()
                .collect(Collectors.groupingBy(
                        file -> file.uri().substring(0, file.uri().lastIndexOf('/')),
                        TreeMap::new,
                        Collectors.toList()));
        return folders.entrySet().stream()
                .map(folder -> input(Printable.masked(folder.getKey()), folder.getValue()))
                .toList();
    }

    /** Named as OpenLineage names them: {@code s3://bucket} and the key, {@code file} and the path. */
    private static InputDataset input(String folder, List<RunReport.File> files) {
        int path = folder.indexOf('/', folder.indexOf("://") + "://".length());
        String place = path < 0 ? folder : folder.substring(0, path);
        String name = path < 0 ? "/" : folder.substring(path + 1);
        boolean local = place.equals("file://");
        long records = files.stream().mapToLong(RunReport.File::records).sum();
        long bytes = files.stream().mapToLong(RunReport.File::size).sum();
        return EVENTS.newInputDataset(
                local ? "file" : place,
                local ? '/' + name : name,
                null,
                EVENTS.newInputDatasetInputFacetsBuilder()
                        .inputStatistics(
                                EVENTS.newInputStatisticsInputDatasetFacet(records, bytes, (long) files.size()))
                        .build());
    }

    private static List<OutputDataset> outputs(RunReport run, LineageTables tables) {
        Map<OutcomeKind, Long> totals = run.totals();
        long rows = totals.get(OutcomeKind.INSERTED) + totals.get(OutcomeKind.UPDATED);
        var written = EVENTS.newOutputDatasetOutputFacetsBuilder()
                .outputStatistics(EVENTS.newOutputStatisticsOutputDatasetFacet(rows, null, null))
                .build();
        return List.of(
                EVENTS.newOutputDataset(tables.server(), tables.named("call_logs"), null, written),
                EVENTS.newOutputDataset(tables.server(), tables.named("communications"), null, null));
    }
}
