package io.callsync.provider.aircall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.call.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescriptionTests {

    @Test
    void aCallWithoutCommentsAndTagsHasNone() {
        assertThat(Description.of(List.of(), List.of())).isNull();
    }

    @Test
    void theOrderOfTagsMakesNoDifference() {
        assertThat(Description.of(List.of(), List.of("vip", "callback")))
                .isEqualTo(Description.of(List.of(), List.of("callback", "vip")))
                .isEqualTo("Tags: callback, vip");
    }

    @Test
    void aCommentOfSeveralLinesBecomesOne() {
        assertThat(Description.of(List.of(" Wants\r\n\t a quote. "), List.of())).isEqualTo("Wants a quote.");
    }

    @Test
    void aLongTextIsCutWithAnEllipsis() {
        assertThat(Description.of(List.of("x".repeat(2_000)), List.of())).isEqualTo("x".repeat(2_000));
        assertThat(Description.of(List.of("x".repeat(2_001)), List.of())).isEqualTo("x".repeat(1_999) + "…");
    }

    @Test
    void aLongTextIsNeverCutInsideACharacter() {
        String cars = "🚗".repeat(2_001);

        assertThat(Description.of(List.of(cars), List.of())).isEqualTo("🚗".repeat(1_999) + "…");
    }

    @Test
    void aNulCharacterIsRefusedRatherThanLeftToTheDatabase() {
        assertThatThrownBy(() -> Description.of(List.of("a\0b"), List.of()))
                .isInstanceOf(Rejection.class)
                .hasMessage("comments and tags contains a NUL character");
    }
}
