package io.callsync.operator;

import io.callsync.configuration.NearestName;
import io.callsync.report.Amounts;
import io.callsync.report.DateState;
import io.callsync.report.Printable;
import io.callsync.report.RunReport;
import io.callsync.settings.JobFile;
import io.callsync.source.ExportObject;
import io.callsync.source.ExportSource;
import io.callsync.source.ExportSources;
import io.callsync.source.Listing;
import io.callsync.source.SourceUnavailable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The one file that somebody wants to load.
 *
 * @param typed a URI, a key or path, or the end of that
 * @param command whose wrong usage it is when there is no such file
 */
record WantedFile(JobFile job, String typed, CommandLine command) {

    private static final int MOST_NAMES = 3;
    // comparing names takes long, and among thousands of them any is near
    private static final int MOST_COMPARED = 2_000;

    /** @param given by the operator, or null @throws ParameterException when the name does not tell, or another one */
    LocalDate date(LocalDate given) {
        try (ExportSource source = open()) {
            List<LocalDate> dates = source.datesOf(typed, LocalDate.now(ZoneOffset.UTC));
            if (given != null && (dates.isEmpty() || dates.contains(given))) {
                return given;
            }
            if (given != null) {
                throw wrong("%s is of %s, not of %s".formatted(typed, dates.get(dates.size() - 1), given));
            }
            if (dates.size() == 1) {
                return dates.get(0);
            }
            throw wrong(
                    dates.isEmpty()
                            ? "%s is not where %s has its exports, %s%s: type all of its address, or --date"
                                    .formatted(typed, job.name(), job.source(), job.files())
                            : "%s is listed on every date: say by --date which it is loaded for".formatted(typed));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    /**
     * @return its address as the source lists it
     * @throws ParameterException when it is not there
     * @throws SourceUnavailable when it may still be written
     */
    String find(LocalDate date) {
        try (ExportSource source = open()) {
            Listing listing = source.list(date);
            List<ExportObject> named = named(source, listing.objects());
            if (named.size() == 1) {
                return named.get(0).uri();
            }
            if (!named.isEmpty()) {
                throw wrong("%s may be any of %s".formatted(typed, names(named.stream())));
            }
            if (!named(source, listing.unsettled()).isEmpty()) {
                throw new SourceUnavailable(
                        "%s is younger than the settle time (%s): more of it may come".formatted(typed, job.settle()),
                        null);
            }
            throw wrong("there is no %s: %s has %s%s"
                    .formatted(typed, date, Amounts.count(listing.objects().size(), "file"), near(listing.objects())));
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    /** What a run of one file leaves to say, a line each. @param uri the file @param state its date after the run */
    static List<String> notes(String uri, RunReport report, DateState state) {
        List<String> notes = new ArrayList<>();
        boolean worked = report.files().stream().anyMatch(file -> file.uri().equals(uri));
        if (!worked && report.state().equals("completed")) {
            notes.add("%s was loaded before".formatted(Printable.masked(uri)));
        }
        if (!state.complete() && state.problem() != null) {
            notes.add("%1$s is not complete: %2$s; callsync run %3$s --date %1$s reads the rest"
                    .formatted(state.date(), Printable.masked(state.problem()), report.job()));
        }
        return notes;
    }

    private List<ExportObject> named(ExportSource source, List<ExportObject> objects) {
        return objects.stream().filter(object -> source.isNamed(object, typed)).toList();
    }

    private String near(List<ExportObject> objects) {
        return objects.isEmpty()
                ? ""
                : "; near are " + names(objects.stream().limit(MOST_COMPARED).sorted(byDistance()));
    }

    private Comparator<ExportObject> byDistance() {
        return Comparator.comparingInt(object -> NearestName.distance(lastName(typed), lastName(object.uri())));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String names(Stream<ExportObject> objects) {
        return objects.limit(MOST_NAMES).map(ExportObject::uri).collect(Collectors.joining(", "));
    }

    private ExportSource open() {
        return ExportSources.open(job.source(), job.files(), job.settle());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command, "--file: " + Printable.escaped(Printable.masked(message)));
    }
}
