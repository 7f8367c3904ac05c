package io.callsync.job;

import io.callsync.report.RunReport;
import java.util.List;
import java.util.Optional;

/** Says of files that a run could not load how many they are, and what the first of them needs. */
final class UnreadFiles {

    private UnreadFiles() {}

    /** Nothing where all are loaded. */
    static Optional<String> reason(List<RunReport.File> files) {
        List<RunReport.File> unread =
                files.stream().filter(UnreadFiles::isUnread).toList();
        return unread.stream().findFirst().map(first -> {
            String why = first.failure() == null ? first.state().value() : first.failure();
            return "%d of %d files not loaded, the first is %s (%s)%s"
                    .formatted(unread.size(), files.size(), first.uri(), why, remedy(why));
        });
    }

    /** Closed without a failure: another version took its place, or a file that could not be read was taken away. */
    private static boolean isUnread(RunReport.File file) {
        return switch (file.state()) {
            case LOADED -> false;
            case PLANNED, LOADING, FAILED -> true;
            case VANISHED, REPLACED -> file.failure() != null;
        };
    }

    /** What is to be done before the next run, which would fail in the same way. */
    private static String remedy(String why) {
        return switch (why) {
            case "truncated", "corrupt", "vanished" -> ": have it delivered again";
            case "wrong-header", "wrong-format" -> ": have it delivered again, or mend the job file";
            case "too-large", "expansion" -> ": raise the limit if it is genuine";
            default -> "";
        };
    }
}
