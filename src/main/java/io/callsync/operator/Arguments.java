package io.callsync.operator;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Parts a command line into the command's own arguments and settings such as {@code --callsync.chunk-size=500}. */
record Arguments(String[] command, String[] settings) {

    private static final Predicate<String> SETTING = Pattern.compile(
                    "--(callsync|spring|logging)\\.[^=]+=.*", Pattern.DOTALL)
            .asMatchPredicate();

    static Arguments of(String... arguments) {
        return new Arguments(
                Arrays.stream(arguments).filter(SETTING.negate()).toArray(String[]::new),
                Arrays.stream(arguments).filter(SETTING).toArray(String[]::new));
    }
}
