package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTests {

    @Test
    void ordinaryTextOfAnyScriptStaysAsItIs() {
        assertThat(Printable.escaped("Zoë, 電話 \uD83D\uDCDE")).isEqualTo("Zoë, 電話 \uD83D\uDCDE");
    }

    @Test
    void charactersThatControlATerminalAreShown() {
        assertThat(Printable.escaped("a\u001B[31m\r\n\tb\u202Ec\u0000"))
                .isEqualTo("a\\u{1B}[31m\\r\\n\\tb\\u{202E}c\\u{0}");
    }

    @Test
    void bytesThatAreNoTextAreShownAsBytes() {
        assertThat(Printable.escaped(
                        new byte[] {'a', (byte) 0xE9, 'b', (byte) 0xC3, (byte) 0xA9, (byte) 0xE2, (byte) 0x82}))
                .isEqualTo("a\\xE9bé\\xE2\\x82");
    }

    @Test
    void telephoneNumbersAreMaskedWhereAsked() {
        assertThat(Printable.masked("from +12025550123\n")).isEqualTo("from ***0123\\n");
    }

    @Test
    void nothingIsNothing() {
        assertThat(Printable.masked(null)).isEmpty();
    }
}
