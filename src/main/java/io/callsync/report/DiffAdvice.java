package io.callsync.report;

import java.util.ArrayList;
import java.util.List;

/** What callsync can and cannot do with a night's differences, in sentences, and what to type. Stateless. */
public final class DiffAdvice {

    private DiffAdvice() {}

    /** {@code aircall 2026-11-20: nothing would change}. */
    public static String summary(DiffReport report) {
        long different = report.calls().entrySet().stream()
                .filter(kind -> kind.getKey().isDifference())
                .mapToLong(kind -> kind.getValue())
                .sum();
        String read =
                report.unread() == 0 ? "" : "; %s could not be read".formatted(Amounts.count(report.unread(), "file"));
        return "%s %s: %s%s"
                .formatted(
                        report.job(),
                        report.date(),
                        different == 0 ? "nothing would change" : Amounts.count(different, "call") + " would differ",
                        read);
    }

    public static List<String> lines(DiffReport report) {
        List<String> lines = new ArrayList<>();
        long changed = report.calls(DiffKind.CHANGED) - report.directory();
        if (changed > 0) {
            lines.add("a run does not read a file version again: rows that are stored stay as they are");
            lines.add(
                    "delivered once more, under another name or version, the same records would write %s of %s as shown"
                            .formatted(Amounts.number(report.redelivered()), Amounts.count(changed, "changed call")));
        }
        if (report.directory() > 0) {
            lines.add(
                    ("%s by lead or user alone: a run gives a call without a lead one that has its number by now, and leaves"
                                    + " every other as it is")
                            .formatted(differ(report.directory())));
        }
        if (report.calls(DiffKind.INSERTED) > 0) {
            lines.add("what would be inserted is loaded when its file is delivered once more");
        }
        if (report.calls(DiffKind.REFUSED) > 0) {
            lines.add("a call that was written is never taken back, also by a new delivery");
        }
        if (report.unread() > 0) {
            lines.add(
                    "of a file that cannot be read nothing is claimed: put back the version that was loaded, and type this"
                            + " again");
        }
        if (report.replayable() > 0) {
            lines.add("next: callsync quarantine replay --job %s --date %s".formatted(report.job(), report.date()));
        }
        return lines;
    }

    private static String differ(long calls) {
        return Amounts.count(calls, "call") + (calls == 1 ? " differs" : " differ");
    }
}
