package io.callsync.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdInBytesTests {

    private static final IdInBytes ID = new IdInBytes("1700000000.17");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1700000000.17",
                "{\"id\":1700000000.17,\"x\":",
                "{\"id\":\"1700000000.17\"}",
                "17,1700000000.17;in",
                "https://recordings.example.com/1700000000.17/a.mp3"
            })
    void asAWholeWordItIsFound(String record) {
        assertThat(ID.isIn(record.getBytes(UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1700000000.1",
                "1700000000.170",
                "11700000000.17",
                "a-1700000000.17",
                "1700000000.17\u00e9",
                "+1700000000.17"
            })
    void withinAnotherOneItIsNot(String record) {
        assertThat(ID.isIn(record.getBytes(UTF_8))).isFalse();
    }
}
