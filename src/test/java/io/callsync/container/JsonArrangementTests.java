package io.callsync.container;

import static io.callsync.container.Reading.json;
import static io.callsync.container.Reading.read;
import static io.callsync.container.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the arrangement, the same records come out. */
class JsonArrangementTests {

    private static final String ONE = "{\"id\":1,\"tags\":[{\"name\":\"}{\"},{\"name\":\"\\\"\"}]}";
    private static final String TWO = "{\"id\":2,\"user\":{\"email\":\"ada@example.com\"}}";

    static Stream<String> arrangements() {
        return Stream.of(
                ONE + TWO,
                ONE + "\n" + TWO,
                ONE + "\r\n" + TWO + "\r\n",
                "\n\n" + ONE + "\n\n" + TWO + "\n\n",
                ONE + " , " + TWO,
                "[" + ONE + "," + TWO + "]",
                "[\n" + ONE + ",\n" + TWO + "\n]\n",
                "[" + ONE + "]\n[" + TWO + "]",
                "{\"calls\":[" + ONE + "," + TWO + "]}",
                "{\"meta\":{\"calls\":[{\"id\":9}]},\"calls\" : [ " + ONE + " , " + TWO + " ],\"page\":0}",
                "{\"calls\":[" + ONE + "],\"next\":\"a ] b\"}{\"calls\":[" + TWO + "]}",
                "{\"calls\":[" + ONE + "]}\n{\"calls\":[" + TWO + "]}\n",
                "{\"calls\":[" + ONE + "],\"calls\":[" + TWO + "]}");
    }

    @ParameterizedTest
    @MethodSource("arrangements")
    void everyArrangementHoldsTheSameRecords(String content) throws Exception {
        assertThat(texts(read(content, json("calls")))).containsExactly(ONE, TWO);
    }

    @Test
    void prettyPrintedObjectsKeepTheirBytes() throws Exception {
        String one = "{\n  \"id\": 1,\n  \"tags\": [\n    {\"name\": \"a\"},\n    {\"name\": \"b\"}\n  ]\n}";
        String two = "{\n  \"id\": 2\n}";
        assertThat(texts(read(one + "\n" + two + "\n", json()))).containsExactly(one, two);
        assertThat(texts(read("{\n \"calls\": [\n" + one + ",\n" + two + "\n ]\n}", json("calls"))))
                .containsExactly(one, two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "[]",
                "[ ]\n",
                "{\"calls\":[]}",
                "{\"page\":0,\"calls\":[ ],\"end\":0}\n",
                "{\"calls\":[]}{\"calls\":[]}"
            })
    void nothingIsNoRecord(String content) throws Exception {
        assertThat(read(content, json("calls"))).isEmpty();
    }

    @Test
    void anObjectWithoutTheListIsARecordItself() throws Exception {
        String object = "{\"calls\":\"none\",\"list\":[1],\"data\":{\"calls\":[{\"id\":1}]},\"x\":\"calls\",\"y\":[2]}";
        assertThat(texts(read(object, json("calls")))).containsExactly(object);
    }

    @Test
    void numbersAndPositionsCountFromTheBeginningOfTheStream() throws Exception {
        var records = read("[ " + ONE + ",\n" + TWO + "]", json());
        assertThat(records).extracting(RawRecord::number).containsExactly(1L, 2L);
        assertThat(records).extracting(RawRecord::position).containsExactly(2L, 4L + ONE.length());
    }
}
