package io.callsync.container;

import static io.callsync.container.Reading.json;
import static io.callsync.container.Reading.read;
import static io.callsync.container.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage costs the record that it is in, never the next one. */
class JsonDamageTests {

    private static final String ONE = "{\"id\":1,\"n\":{\"x\":1}}";
    private static final String THREE = "{\"id\":3,\"n\":{\"x\":3}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":2,\"n\":{\"x\":1}",
                "{\"id\":2,\"n\":{\"x\":1}}}",
                "{\"id\":2,\"n\":{\"x\":1}},\"more\":4}",
                "{\"id\":\"2,\"n\":{\"x\":1}}",
                "{\"id\":2,\"n\":{\"x\":[1}}",
                "{\"id\":2,\"n\":\"torn",
                "{\"id\":2,",
                "{\"id\":2,\"n\":{\"x\":1}]}"
            })
    void theNextRecordLoadsInEveryArrangement(String broken) throws Exception {
        assertThat(texts(read(ONE + "\n" + broken + "\n" + THREE + "\n", json())))
                .containsExactly(ONE, "malformed: " + stripped(broken), THREE);
        assertThat(texts(read(ONE + broken + THREE, json())))
                .containsExactly(ONE, "malformed: " + stripped(broken), THREE);
        assertThat(texts(read("[" + ONE + "," + stripped(broken) + "," + THREE + "]", json())))
                .containsExactly(ONE, "malformed: " + stripped(broken), THREE);
    }

    private static String stripped(String broken) {
        return broken.endsWith(",") ? broken.substring(0, broken.length() - 1) : broken;
    }

    @Test
    void aNewlineWithinAStringEndsTheRecord() throws Exception {
        assertThat(texts(read(ONE + "\n" + THREE + "\n{\"id\":2,\"n\":\"a\nb\"}\n" + THREE, json())))
                .containsExactly(ONE, THREE, "malformed: {\"id\":2,\"n\":\"a", "malformed: b\"}", THREE);
    }

    @Test
    void whatIsNoObjectIsOneDamagedRecord() throws Exception {
        assertThat(texts(read("[" + ONE + ",5,\"a,{\",[{\"id\":7}],null," + THREE + "]", json())))
                .containsExactly(
                        ONE, "malformed: 5", "malformed: \"a,{\"", "malformed: [{\"id\":7}]", "malformed: null", THREE);
        assertThat(texts(read(ONE + "\nnot json\n" + THREE, json())))
                .containsExactly(ONE, "malformed: not json", THREE);
        assertThat(texts(read("<html>no " + ONE, json()))).containsExactly("malformed: <html>no", ONE);
        assertThat(texts(read("]", json()))).containsExactly("malformed: ]");
    }

    @Test
    void whatFollowsARecordDoesNotTakeItAlong() throws Exception {
        assertThat(texts(read("[" + ONE + ",}," + THREE + "]", json()))).containsExactly(ONE, "malformed: }", THREE);
        assertThat(texts(read(ONE + "\0\0", json()))).containsExactly(ONE, "malformed: \0\0");
    }

    @Test
    void aTruncatedFileEndsWithADamagedRecord() throws Exception {
        assertThat(texts(read(ONE + "{\"id\":3,\"n", json()))).containsExactly(ONE, "malformed: {\"id\":3,\"n");
        assertThat(texts(read("[" + ONE + ",{\"id\":3,\"n\":[{\"id\":7},{\"id\":8}", json())))
                .containsExactly(ONE, "malformed: {\"id\":3,\"n\":[{\"id\":7},{\"id\":8}");
        assertThat(texts(read("[" + ONE + ",", json()))).containsExactly(ONE, "malformed: ");
        assertThat(texts(read("{\"calls\":[" + ONE + "],\"page\"", json("calls"))))
                .containsExactly(ONE, "malformed: ,\"page\"");
    }

    @Test
    void aRecordTornInATextThatEndsLikeAListDoesNotTakeTheNextOneAlong() throws Exception {
        assertThat(texts(read("[" + ONE + ",{\"id\":2,\"n\":\"a[," + THREE + "]", json())))
                .containsExactly(ONE, "malformed: {\"id\":2,\"n\":\"a[", THREE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"i",
                "{\"id\"",
                "{\"id\":",
                "{\"id\":2",
                "{\"id\":2,\"n\":",
                "{\"id\":2,\"n\":[",
                "{\"id\":2,\"n\":[{\"id\":7}"
            })
    void aRecordTornAnywhereDoesNotTakeTheNextOnesAlong(String torn) throws Exception {
        for (String records : new String[] {"[%s,%s,%s,%s]", "{\"calls\":[%s,%s,%s,%s],\"page\":1}", "%s%s%s%s"}) {
            // in the middle and, where nothing has shown yet how records begin, as the first one
            assertThat(texts(read(records.formatted(ONE, torn, THREE, ONE), json("calls"))))
                    .startsWith(ONE, "malformed: " + torn, THREE, ONE);
            assertThat(texts(read(records.formatted(torn, ONE, THREE, ONE), json("calls"))))
                    .startsWith("malformed: " + torn, ONE, THREE, ONE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":2,\"n\":x\",\"legs\":[{\"leg\":1}],\"ok\":1}",
                "{id\":2,\"n\":\"x\",\"legs\":[{\"leg\":1}],\"ok\":1}",
                "{\"id\":2,\"n\":\"x\",\"legs\":[{\"leg\":1},{\"id",
                "{\"id\":2,\"n\":{\"id\":1},\"legs\":[{\"leg\":1}]},\"ok\":1}"
            })
    void aFileThatBeginsWithTwoDamagedRecordsKeepsTheOthers(String damaged) throws Exception {
        String whole = "{\"id\":3,\"n\":{\"id\":7},\"legs\":[{\"leg\":1},{\"leg\":2}],\"ok\":1}";
        String torn = "{\"id\":4,\"n\":\"x\",\"legs\":[{\"leg\":1},";

        for (String records : new String[] {"[%s,%s,%s,%s]", "{\"calls\":[%s,%s,%s,%s],\"page\":1}", "%s%s%s%s"}) {
            assertThat(texts(read(records.formatted(damaged, torn, whole, whole), json("calls"))))
                    .filteredOn(text -> !text.startsWith("malformed"))
                    .containsExactly(whole, whole);
            assertThat(texts(read(records.formatted(torn, damaged, whole, whole), json("calls"))))
                    .filteredOn(text -> !text.startsWith("malformed"))
                    .containsExactly(whole, whole);
        }
    }

    @Test
    void aTornRecordWithTheEndOfAnotherOneIsNotTakenForAWholeOne() throws Exception {
        String torn = "{\"id\":2,\"n\":[";

        assertThat(texts(read("[" + ONE + "," + torn + THREE + "]},5," + ONE + "]", json())))
                .startsWith(ONE, "malformed: " + torn, THREE, "malformed: },5", ONE);
    }

    @Test
    void textWithoutItsOpeningQuoteDoesNotTurnTextsInsideOut() throws Exception {
        String exposed = "{\"id\":2,\"n\":a}{}a\",\"x\":[],\"y\":{\"ok\":true}}";

        assertThat(texts(read("[" + ONE + "," + exposed + "," + THREE + "]", json())))
                .startsWith(ONE)
                .endsWith(THREE);
        assertThat(texts(read(ONE + exposed.replace("{}a", "[") + THREE, json())))
                .startsWith(ONE)
                .contains(THREE);
    }

    @Test
    void damageInADocumentDoesNotReachTheNextDocument() throws Exception {
        assertThat(texts(read("{\"calls\":[" + ONE + ",{\"id\":2,\"n\":{]}{\"calls\":[" + THREE + "]}", json("calls"))))
                .containsExactly(ONE, "malformed: {\"id\":2,\"n\":{]}", THREE);
    }
}
