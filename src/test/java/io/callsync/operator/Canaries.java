package io.callsync.operator;

import java.util.List;
import java.util.stream.Stream;

/** Callers who can be recognised wherever they appear: each number as it stands in an export, in every notation that occurs. */
enum Canaries {
    E164("+12025550171"),
    WITH_DASHES("+1 202-555-0172"),
    NATIONAL("(202) 555-0173"),
    WITH_DOTS("202.555.0174"),
    TEL("tel:+12025550175"),
    SIP("sip:12025550176@pbx.example.com"),
    WITHOUT_PLUS("12025550177"),
    WITHOUT_COUNTRY("2025550178"),
    WITHOUT_AREA("5550179"),
    GERMAN("0171 5550180"),
    FRENCH("01 70 55 50 18"),
    TRUNK_ZERO("+49 (0)30 5550182"),
    DOUBLE_ZERO("00442075550183"),
    SLASHED("030/5550184"),
    UNICODE("+1202\u202A\u00A0555\u20110185");

    private static final int LAST_DIGITS = 7;
    private static final List<String> WORDS =
            List.of("Canary", "canary.agent", "Kanarienvogel", "canarySignature", "canaryPassword");

    private final String written;

    Canaries(String written) {
        this.written = written;
    }

    @Override
    public String toString() {
        return written;
    }

    /** In a text of JSON. */
    String inJson() {
        return written.replace("\"", "\\\"");
    }

    String lastDigits() {
        String digits = written.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - LAST_DIGITS));
    }

    /** Each line that gives one of them away. */
    static List<String> in(String place, String output) {
        return output.lines()
                .flatMap(line -> Stream.concat(numbersIn(line), WORDS.stream().filter(line::contains))
                        .map(canary -> "%s gives away %s: %s".formatted(place, canary, around(line))))
                .toList();
    }

    private static Stream<String> numbersIn(String line) {
        String joined = line.replaceAll("(?<=\\d)(?:[^\\p{L}\\d,:*]|%20|\\\\u\\{\\p{XDigit}+\\})+(?=\\d)", "");
        return Stream.of(values())
                .filter(number -> joined.contains(number.lastDigits()))
                .map(Enum::name);
    }

    private static String around(String line) {
        return line.length() <= 600 ? line : line.substring(0, 600) + "...";
    }
}
