package io.callsync.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersTests {

    private final Map<String, Integer> directory = new HashMap<>(Map.of("alice", 1, "bob", 2));
    private final List<String> asked = new ArrayList<>();
    private final Answers<Integer> answers = new Answers<>(
            names -> {
                asked.addAll(names);
                Map<String, Integer> found = new HashMap<>(directory);
                found.keySet().retainAll(names);
                return found;
            },
            0);

    @Test
    void whoIsKnownOrKnownToBeNobodyIsNotAskedForAgain() {
        answers.to(List.of("bob", "carol"));

        Map<String, Integer> second = answers.to(List.of("carol", "alice", "bob"));

        assertThat(asked).containsExactly("bob", "carol", "alice");
        assertThat(second).containsOnly(Map.entry("alice", 1), Map.entry("bob", 2), Map.entry("carol", 0));
    }

    @Test
    void whatIsForgottenIsAskedForAgain() {
        answers.to(List.of("alice"));

        answers.forget();
        answers.to(List.of("alice"));

        assertThat(asked).containsExactly("alice", "alice");
    }

    @Test
    void moreThanFitBeginAnew() {
        answers.to(List.of("alice"));

        answers.to(IntStream.range(0, Answers.MOST).mapToObj(String::valueOf).toList());
        asked.clear();
        answers.to(List.of("alice", "1"));

        assertThat(asked).containsExactly("alice");
    }
}
