package io.callsync.health;

import io.callsync.report.Diagnosis;
import io.callsync.report.Severity;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Goes through checks, all of them, whatever the ones before have found. Used once; not thread-safe. */
final class Checkup {

    private final Function<Throwable, String> words;
    private final Map<Check, Severity> looked = new IdentityHashMap<>();

    /** @param words what an exception means to the operator */
    Checkup(Function<Throwable, String> words) {
        this.words = words;
    }

    List<Diagnosis> of(List<Check> checks) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Check check : checks) {
            List<Answer> answers = answers(check);
            looked.put(check, worst(answers));
            answers.forEach(answer -> diagnoses.add(diagnosis(check, answer)));
        }
        return diagnoses;
    }

    private List<Answer> answers(Check check) {
        Optional<Check> missing = check.needs().stream().filter(this::isMissing).findFirst();
        if (missing.isPresent()) {
            return Answer.skipped("needs " + missing.get().name());
        }
        try {
            return check.look().look();
        } catch (Exception e) {
            return List.of(Answer.thrown(e, words.apply(e)));
        }
    }

    private boolean isMissing(Check needed) {
        Severity severity = looked.get(needed);
        return severity == Severity.BROKEN || severity == Severity.SKIPPED;
    }

    private static Severity worst(List<Answer> answers) {
        return answers.stream().map(Answer::severity).max(Severity::compareTo).orElse(Severity.OK);
    }

    private static Diagnosis diagnosis(Check check, Answer answer) {
        boolean problem = answer.severity().compareTo(Severity.ATTENTION) >= 0;
        String next = !problem ? null : answer.next() == null ? check.next().get() : answer.next();
        return new Diagnosis(
                check.name(), check.job(), answer.severity(), answer.what(), check.why(), next, answer.cause());
    }
}
