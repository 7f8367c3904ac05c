package io.callsync.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            call from +12025550123 | call from ***0123
            +5550123, +12025550123 | ***0123, ***0123
            +1 202-555-0123 to +1 (202) 555-0124 | ***0123 to ***0124
            of (202) 555-0123 and 202.555.0124 | of ***0123 and ***0124
            number='12025550123', "0012025550124" | number='***0123', "00***0124"
            tel:12025550123 ?to=%2B12025550123 | tel:***0123 ?to=***0123
            agent alice.o+x@example.com is gone | agent a***@example.com is gone
            https://r.example.com/a.mp3?sig=abc#x is gone | https://r.example.com/a.mp3 is gone
            "https://user:pw@example.com/a?b" | "https://example.com/a"
            jdbc:mysql://root:p@ss@db:3306/crm?password=secret | jdbc:mysql://db:3306/crm
            Duplicate entry 'aircall-o'neil' for key 'k' | Duplicate entry '***' for key 'k'
            Incorrect string value: '\\xE9' for column 'agent' at row 1 | Incorrect string value: '***' for column 'agent' at row 1
            Truncated incorrect DOUBLE value: 'Alice' | Truncated incorrect DOUBLE value: '***'
            password=secret&x=y, "token":"abc" | password=***&x=y, "token":"***"
            """)
    void whatIsPersonalOrSecretIsHidden(String text, String masked) {
        assertThat(PersonalData.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext +123456, 2026-11-20T10:00:00+0100",
                "s3://exports/2026-11-20/calls-20261120093000.jsonl.gz",
                "file larger than 1073741824 bytes at 10.0.0.1:3306",
                "held by 12345@machine.example.com since 2026-11-20 10:00:00.123456",
                "record 1000000000 of 2000000000",
                "mend SPRING_DATASOURCE_PASSWORD or the grants of 'callsync'@'%'",
                "jobs/aircall.yml:3: unknown key 'tokens': expected one of a, b"
            })
    void whatHelpsTheOperatorStays(String text) {
        assertThat(PersonalData.mask(text)).isEqualTo(text);
    }
}
