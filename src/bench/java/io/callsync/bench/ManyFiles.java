package io.callsync.bench;

import io.callsync.bench.Contest.Result;

/** Files of about fifty records each, and the same records in few files. */
final class ManyFiles implements Scenario {

    // with what is delivered twice and what is unusable, about fifty records
    private static final long CALLS_A_FILE = 49;

    private final Settings settings;

    ManyFiles(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "many-files";
    }

    @Override
    public String reference(String contestant) {
        return in(settings.files());
    }

    @Override
    public Comparison comparison() {
        return Comparison.TIME;
    }

    @Override
    public void run(Workbench bench) {
        long calls = settings.manyFiles() * CALLS_A_FILE;
        Night few = bench.night(calls, settings.files());
        Night many = bench.night(calls, settings.manyFiles());
        new Contest(this)
                .with(in(few.files()), turn -> Result.of(few, bench.callsync(turn.name(), few)))
                .with(in(many.files()), turn -> Result.of(many, bench.callsync(turn.name(), many)))
                .run(bench);
    }

    private static String in(int files) {
        return "callsync, %,d files".formatted(files);
    }
}
