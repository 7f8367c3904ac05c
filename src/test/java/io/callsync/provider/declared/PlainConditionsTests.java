package io.callsync.provider.declared;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Rejection;
import io.callsync.container.FieldKey;
import io.callsync.container.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A common condition decides as CEL does, which is asked by a form of the same condition that only CEL knows. */
class PlainConditionsTests {

    private static final List<String> STATUSES = List.of("", "done", "lost", "Done");
    private static final List<String> LENGTHS = List.of("", "0", "5", "6", "long");

    @TempDir
    private Path folder;

    private enum Key implements FieldKey {
        STATUS,
        TALK,
        RING;

        @Override
        public List<String> paths() {
            return List.of(name());
        }
    }

    private final Map<String, Variable> variables = Map.of(
            "status", new Variable.Text(new Value.At(Key.STATUS)),
            "talk", seconds(Key.TALK),
            "ring", seconds(Key.RING));

    private static Variable seconds(Key key) {
        return new Variable.Seconds(Field.of(key.name(), new Value.At(key)), DurationNotation.of("seconds"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status == 'done'",
                "status != 'done'",
                "status == ''",
                "status in ['done', 'lost']",
                "status in []",
                "!(status in ['done'])",
                "!(status == 'done')",
                "talk > 5",
                "talk >= 5",
                "talk < 5",
                "talk <= 5",
                "talk == -1",
                "talk != 5",
                "status == 'done' && talk > 0",
                "talk > 0 && status == 'done'",
                "status == 'done' || talk > 0",
                "talk > 0 || status == 'done'",
                "(talk > 5 || status == 'lost') && !(talk == 6)",
                "talk > 0 && ring > 0",
                "ring == 0 || talk == 0",
                "status == 'done' || (talk > 5 && (status == 'lost' || talk < 3))",
                "!(talk > 5 && status == 'done')",
                "!(talk > 5)",
                "!!(talk > 5)",
                "5 < talk",
                "status.startsWith('d')",
                "status < 'e'",
                "status + 'x' == 'donex' || talk > 5"
            })
    void aConditionDecidesAsCelDoes(String condition) throws IOException {
        Condition plain = compile(condition);
        Condition cel = compile("(" + condition + ") && true");
        for (String status : STATUSES) {
            for (String talk : LENGTHS) {
                for (String ring : LENGTHS) {
                    Row row = new Row(new Values(List.of(status, talk, ring)), null, Map.of());
                    assertThat(decision(plain, row))
                            .as("%s of %s", condition, row)
                            .isEqualTo(decision(cel, row));
                }
            }
        }
    }

    private Condition compile(String condition) throws IOException {
        Path file = Files.writeString(folder.resolve("acme.yml"), "when: \"" + condition + "\"\n");
        return new CelConditions(variables).compile(Yaml.read(file).entries().get("when"));
    }

    private static String decision(Condition condition, Row row) {
        try {
            return String.valueOf(condition.holds(row));
        } catch (Rejection e) {
            return e.getMessage();
        }
    }

    private record Values(List<String> texts) implements Fields {

        @Override
        public String text(FieldKey key) {
            String text = texts.get(key.ordinal());
            return text.isEmpty() ? null : text;
        }

        @Override
        public List<String> texts(FieldKey key) {
            return List.of(text(key));
        }

        @Override
        public String nameOf(FieldKey key) {
            return key.paths().get(0);
        }
    }
}
