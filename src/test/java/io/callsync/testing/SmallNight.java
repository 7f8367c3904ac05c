package io.callsync.testing;

import static io.callsync.testing.AircallJson.aCall;

import io.callsync.job.RunResult;
import io.callsync.provider.aircall.AircallProvider;
import io.callsync.settings.JobFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A night of a few files: in each, calls of its own, a broken record, and its first call once more. Every second call's customer is a
 * lead.
 */
public final class SmallNight {

    public static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private static final String OF_A_LEAD = "+15145550101";
    private static final String OF_NOBODY = "+15145550102";

    private final JobFile job;
    private final int files;
    private final int callsAFile;

    private SmallNight(JobFile job, int files, int callsAFile) {
        this.job = job;
        this.files = files;
        this.callsAFile = callsAFile;
    }

    public static SmallNight in(Path folder, int files, int callsAFile) {
        Exports exports = new Exports(folder);
        for (int file = 0; file < files; file++) {
            List<String> lines = new ArrayList<>();
            for (long id = file * callsAFile + 1L; id <= (file + 1L) * callsAFile; id++) {
                lines.add(aCall(id).from(id % 2 == 0 ? OF_A_LEAD : OF_NOBODY).line());
            }
            lines.add(lines.size() / 2, "{\"resource\":\"call\",\"data\":{\n");
            lines.add(lines.get(0));
            exports.put(DATE, "calls-%d.jsonl".formatted(file), String.join("", lines));
        }
        return new SmallNight(exports.job(new AircallProvider(), 0, 1), files, callsAFile);
    }

    public JobFile job() {
        return job;
    }

    /** Empties the CRM but for the lead. */
    public void prepare(Crm crm) {
        crm.clear();
        crm.lead(1, OF_A_LEAD, "2026-01-01T00:00:00");
    }

    public RunResult run(Crm crm) {
        return crm.run(job, DATE);
    }

    /** Runs the night until it completes, at most so often. */
    public RunResult.Completed complete(Crm crm, int runs) {
        RunResult result = run(crm);
        for (int again = 1; again < runs && !(result instanceof RunResult.Completed); again++) {
            result = run(crm);
        }
        if (result instanceof RunResult.Failed failed) {
            throw new AssertionError(failed.report().reason(), failed.cause());
        }
        return (RunResult.Completed) result;
    }

    /** The ids of all calls. */
    public List<String> calls() {
        return LongStream.rangeClosed(1, (long) files * callsAFile)
                .mapToObj(String::valueOf)
                .toList();
    }

    public void assertExact(Crm crm) {
        assertExact(crm, calls());
    }

    /** @param loaded when not all of its calls can be: which are */
    public void assertExact(Crm crm, List<String> loaded) {
        Exactness.assertExact(crm, loaded);
        long refused = calls().size() - (long) loaded.size();
        Exactness.assertOutcomes(crm, loaded.size(), files, files + refused);
    }
}
