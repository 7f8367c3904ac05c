package io.callsync.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            s3://exports/2026-11-20/calls_12025550123.jsonl | aws s3api get-object --bucket exports --key '2026-11-20/calls_***0123.jsonl' --range bytes=0-0 /dev/null
            file:///exports/2026-11-20/calls_12025550123.jsonl | head -c 1 '/exports/2026-11-20/calls_***0123.jsonl'
            """)
    void aCommandRepeatsNoNumberOfACallerInAFilesName(String uri, String command) {
        assertThat(Commands.read(uri)).isEqualTo(command);
    }
}
