package io.callsync.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Compares one night with what is declared, or else with what is usual. The runbook says the same. Not thread-safe. */
public final class Judge {

    /** How much later than usual is late: more than a clock jumps that does not follow the job's zone. */
    static final Duration MARGIN = Duration.ofHours(2);

    private static final int FEWEST_CALLS = 10;
    private static final double NEARLY_ALL = 0.9;
    private static final double HALF = 0.5;

    private final Expectation expected;
    private final List<Figures> weekday;
    private final Normal normal;
    private final LocalDate date;
    private final Instant now;
    private final Function<LocalDate, List<Delivered>> files;

    /**
     * @param weekday the nights of this date's weekday in the {@link Normal#WEEKS} before that a run looked at
     * @param files every version that came of a night, by name, older versions first
     */
    public Judge(
            Expectation expected,
            List<Figures> weekday,
            LocalDate date,
            Instant now,
            Function<LocalDate, List<Delivered>> files) {
        this.expected = expected;
        this.weekday = weekday;
        this.normal = Normal.of(weekday, expected.zone());
        this.date = date;
        this.now = now;
        this.files = files;
    }

    /** @param night null where no run has looked yet */
    public Judged judge(Figures night) {
        List<Finding> findings = night == null || night.isEmpty() ? ofNothing(night) : ofFiles(night);
        return new Judged(date, night, normal, due().orElse(null), findings);
    }

    private List<Finding> ofNothing(Figures night) {
        boolean looked = night != null;
        if (!isExpected()) {
            boolean told = expected.isDayOff(date) || normal.looked() >= Normal.FEWEST;
            boolean ran = looked || normal.looked() > 0;
            return List.of(
                    told || !ran
                            ? new Finding(Verdict.NOT_EXPECTED, "")
                            : new Finding(Verdict.NOT_KNOWN, looked ? "no files" : "no run has looked for files"));
        }
        boolean early = now.isBefore(due().orElse(nextDayEnds())) || !looked && now.isBefore(nextDayEnds());
        String came = looked ? "no files" : "no run has looked for files";
        String usual = early ? usualTime() : usualFiles();
        return List.of(new Finding(early ? Verdict.PENDING : Verdict.MISSING, came + (early ? " yet" : "") + usual));
    }

    private List<Finding> ofFiles(Figures night) {
        List<Finding> findings = new ArrayList<>(wrong(night));
        boolean early = now.isBefore(due().orElse(nextDayEnds()));
        boolean changes = early || night.isOpen() || expected.isDayOff(date);
        boolean left = findings.removeIf(finding -> changes && finding.verdict().isForFewer());
        if (night.isOpen()) {
            findings.add(new Finding(Verdict.PENDING, night.problem()));
        } else if (early && left && !expected.isDayOff(date)) {
            findings.add(new Finding(Verdict.PENDING, Words.count(night.files(), "file") + " so far" + usualTime()));
        } else if (night.unread() > 0) {
            findings.add(new Finding(
                    Verdict.PENDING,
                    "%s of %s not loaded".formatted(Words.number(night.unread()), Words.count(night.files(), "file"))));
        } else if (findings.isEmpty() && normal.files() == null && !expected.saysAnything()) {
            findings.add(new Finding(Verdict.NOT_KNOWN, "fewer than %d such nights before".formatted(Normal.FEWEST)));
        }
        findings.sort(Comparator.comparing(Finding::verdict));
        return List.copyOf(findings);
    }

    private List<Finding> wrong(Figures night) {
        List<Delivered> versions = files.apply(date);
        List<Delivered> newest = Redelivery.newest(versions);
        return Stream.of(
                        zeroRows(night),
                        shortOf(night),
                        Redelivery.shrunken(versions),
                        gap(newest),
                        Redelivery.twice(newest).or(() -> nothingNew(night)),
                        late(night))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isExpected() {
        if (expected.isDayOff(date)) {
            return false;
        }
        return !expected.weekdays().isEmpty() || normal.hasFiles() || !normal.hasNone() && expected.saysAnything();
    }

    private Optional<Finding> zeroRows(Figures night) {
        boolean usual = normal.records() != null && normal.records() == 0;
        return night.isRead() && night.records() == 0 && !usual
                ? Optional.of(new Finding(
                        Verdict.ZERO_ROWS, "%s without a record".formatted(Words.count(night.files(), "file"))))
                : Optional.empty();
    }

    private Optional<Finding> shortOf(Figures night) {
        List<String> shortages = Stream.of(Measure.values())
                .map(measure -> measure.shortage(night, expected, normal))
                .flatMap(Optional::stream)
                .toList();
        return shortages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(Verdict.SHORT, String.join(", ", shortages)));
    }

    /** A provider that leaves out the hours without calls has gaps on most nights, and none is worth a word. */
    private Optional<Finding> gap(List<Delivered> newest) {
        return Sequence.gap(newest).filter(found -> {
            List<Figures> nights =
                    weekday.stream().filter(night -> !night.isEmpty()).toList();
            long gaps = nights.stream()
                    .map(night -> Redelivery.newest(files.apply(night.date())))
                    .filter(names -> Sequence.gap(names).isPresent())
                    .count();
            return nights.size() < Normal.FEWEST || 2 * gaps < nights.size();
        });
    }

    /** A provider that delivers a span of days each night says little that is new in any of them. */
    private Optional<Finding> nothingNew(Figures night) {
        boolean usual = normal.knownShare() != null && normal.knownShare() >= HALF;
        return night.calls() >= FEWEST_CALLS && night.knownShare() >= NEARLY_ALL && !usual
                ? Optional.of(new Finding(
                        Verdict.DELIVERED_TWICE,
                        "%s of %s said nothing new"
                                .formatted(Words.number(night.known()), Words.count(night.calls(), "record"))))
                : Optional.empty();
    }

    private Optional<Finding> late(Figures night) {
        return due().filter(due -> night.arrived().isAfter(due) && !expected.isDayOff(date))
                .map(due -> new Finding(
                        Verdict.LATE,
                        "the last file came at %s, %s after %s"
                                .formatted(
                                        Words.time(night.arrived()),
                                        Words.span(Duration.between(due, night.arrived())),
                                        Words.time(due))));
    }

    /** When the last file has come: as declared, or two hours after the usual time. */
    private Optional<Instant> due() {
        if (expected.by() != null) {
            return Optional.of(instant(date.plusDays(1).atTime(expected.by())));
        }
        return Optional.ofNullable(normal.arrival())
                .map(arrival -> instant(date.atStartOfDay().plus(arrival).plus(MARGIN)));
    }

    private Instant nextDayEnds() {
        return instant(date.plusDays(2).atStartOfDay());
    }

    private Instant instant(LocalDateTime time) {
        return time.atZone(expected.zone()).toInstant();
    }

    private String usualTime() {
        return due().map(due -> ", all by " + Words.time(due)).orElse("");
    }

    private String usualFiles() {
        String day = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        if (expected.files() != null) {
            return ", %s expected".formatted(Words.number(expected.files()));
        }
        return normal.files() == null
                ? ", expected on a " + day
                : ", usually %s on a %s".formatted(Words.number(normal.files()), day);
    }
}
