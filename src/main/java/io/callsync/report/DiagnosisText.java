package io.callsync.report;

import java.util.ArrayList;
import java.util.List;

/** A check-up for people: a line for each check, then why each problem matters and what to type. Stateless. */
public final class DiagnosisText {

    private DiagnosisText() {}

    public static List<String> lines(List<Diagnosis> diagnoses, int width, Ink ink) {
        TextTable table = new TextTable(3).row("CHECK", "JOB", "STATE", "WHAT");
        for (Diagnosis diagnosis : diagnoses) {
            table.row(
                    diagnosis.check(),
                    diagnosis.job() == null ? "" : diagnosis.job(),
                    diagnosis.severity().word(),
                    Printable.masked(diagnosis.what()));
        }
        List<String> lines = new ArrayList<>(table.lines(width));
        diagnoses.stream()
                .filter(diagnosis -> diagnosis.severity().compareTo(Severity.ATTENTION) >= 0)
                .forEach(problem -> explain(problem, width, ink, lines));
        lines.add("");
        lines.add("callsync: " + sum(diagnoses));
        return lines;
    }

    private static void explain(Diagnosis problem, int width, Ink ink, List<String> lines) {
        String title = problem.job() == null ? problem.check() : problem.check() + " of " + problem.job();
        boolean broken = problem.severity() == Severity.BROKEN;
        String heading = "%s: %s".formatted(title, problem.severity().word());
        lines.add("");
        lines.add(broken ? ink.bad(heading) : ink.warning(heading));
        new TextTable(1).row("  why:", problem.why()).lines(width).forEach(lines::add);
        // whole, however long: it is to be copied
        lines.add("  next: " + Printable.masked(problem.next()));
    }

    private static String sum(List<Diagnosis> diagnoses) {
        List<String> parts = new ArrayList<>();
        add(parts, diagnoses, Severity.BROKEN, "broken");
        add(parts, diagnoses, Severity.ATTENTION, "to look at");
        add(parts, diagnoses, Severity.SKIPPED, "skipped");
        return parts.isEmpty() ? "everything is in order" : String.join(", ", parts);
    }

    private static void add(List<String> parts, List<Diagnosis> diagnoses, Severity severity, String name) {
        long n = diagnoses.stream()
                .filter(diagnosis -> diagnosis.severity() == severity)
                .count();
        if (n > 0) {
            parts.add("%d %s".formatted(n, name));
        }
    }
}
