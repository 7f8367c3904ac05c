package io.callsync.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            call from +12025550123 | call from ***0123
            call 12025550123, call from 12025550124, call aircall 0171 5550125 | call ***0123, call from ***0124, call aircall ***0125
            +5550123, +12025550123 | ***0123, ***0123
            +1 202-555-0123 to +1 (202) 555-0124 | ***0123 to ***0124
            of (202) 555-0123 and 202.555.0124 | of ***0123 and ***0124
            of 0171 5550123, 030/555 0124 and 01 70 18 55 25 | of ***0123, ***0124 and ***5525
            +49 (0)171 555-01-23 x9, (0171)5550124 | ***0123 x9, ***0124
            number='12025550123', "0012025550124" | number='***0123', "***0124"
            tel:12025550123 sip:5550124@pbx ?to=%2B12025550125 | tel:***0123 sip:***0124@pbx ?to=***0125
            12025550123 called 2025550124, n=2025550125 | ***0123 called ***0124, n=***0125
            s3://exports/calls_12025550123.jsonl and file:///x/0171%205550124.csv | s3://exports/calls_***0123.jsonl and file:///x/***0124.csv
            status is '5550123', which is unknown | status is '***0123', which is unknown
            For input string: "5550123" | For input string: "***0123"
            Anna said "call 0171 - 555 0123 at 2026-11-20" | Anna said "call ***0123 at 2026-11-20"
            \uFF0B\uFF11\uFF12\uFF10\uFF12\uFF15\uFF15\uFF15\uFF10\uFF11\uFF12\uFF13 | ***\uFF10\uFF11\uFF12\uFF13
            +1202\\u{202A}555\\t0123 | ***0123
            agent alice.o+x@example.com is gone | agent a***@example.com is gone
            https://r.example.com/a.mp3?sig=abc#x is gone | https://r.example.com/a.mp3 is gone
            "https://user:pw@example.com/a?b" | "https://example.com/a"
            jdbc:mysql://root:p@ss@db:3306/crm?password=secret | jdbc:mysql://db:3306/crm
            Duplicate entry 'aircall-o'neil' for key 'k' | Duplicate entry '***' for key 'k'
            Incorrect string value: '\\xE9' for column 'agent' at row 1 | Incorrect string value: '***' for column 'agent' at row 1
            Truncated incorrect DOUBLE value: 'Alice' | Truncated incorrect DOUBLE value: '***'
            password=secret&x=y, "token":"abc" | password=***&x=y, "token":"***"
            db_password_old : "a b", my-secret=c;d, signature=e)f, "access-key":"g\\h", accesskey=i,j | db_password_old : "*** b", my-secret=***;d, signature=***)f, "access-key":"***\\h", accesskey=***,j
            'https://a.example/b#c' or <https://a.example/d?e> and {"u":"https://a.example/f\\g"} | 'https://a.example/b' or <https://a.example/d> and {"u":"https://a.example/f\\g"}
            jdbc:mariadb://root:pw@db/crm?x=y and mysql://root:pw@db/crm?x=y | jdbc:mariadb://db/crm and mysql://db/crm
            %alice@mail.example.com, +a%b-c@my-mail.example.co.uk | %***@mail.example.com, +***@my-mail.example.co.uk
            \u2018number 5550123\u2019 and \u201Cnumber 5550124\u201D | \u2018number ***0123\u2019 and \u201Cnumber ***0124\u201D
            Incorrect date value: 'Alice' for function f, or (Incorrect time value: 'Bob') | Incorrect date value: '***' for function f, or (Incorrect time value: '***')
            call of 2025550123, call to 2025550124, call by 2025550125, call for 2025550126 | call of ***0123, call to ***0124, call by ***0125, call for ***0126
            call at 2025550123, call on 2025550124, call in 2025550125, call and 2025550126 | call at ***0123, call on ***0124, call in ***0125, call and ***0126
            call or 2025550123, call is 2025550124, call was 2025550125, recall aircall 2025550126 | call or ***0123, call is ***0124, call was ***0125, recall aircall ***0126
            0171%2D5550123, 0171%2d5550124, 0171\\u{2D}5550125, +%205550126, %2b15550127 | ***0123, ***0124, ***0125, ***0126, ***0127
            callto:5550123 SIPS:5550124@pbx TEL:5550125 | callto:***0123 SIPS:***0124@pbx TEL:***0125
            to 202555012, 2025550123, 202555012345678 and 2025550123456789 | to 202555012, ***0123, ***5678 and 2025550123456789
            n='202555012345678' and n='2025550123456789' | n='***5678' and n='2025550123456789'
            +20261120930, 20261320930 and 1400000000 | ***0930, ***0930 and ***0000
            2045101209, 2026119909, 2026112099, 202611200999 and 20261120093 | ***1209, ***9909, ***2099, ***0999 and ***0093
            record 171 5550123, xrecord 2025550124, x2025550125 bytes | record ***0123, xrecord ***0124, x***0125 bytes
            202.555.501.123, 1.202.255.50.123, 202.255.50.12.34 | ***1123, ***0123, ***1234
            ship-202-555-01-23, xs3://2025550124/, 2025550125.amazonaws.comx, arn:aws:x:2025550123456 | ship-***0123, xs3://***0124/, ***0125.amazonaws.comx, arn:aws:x:***3456
            1202555 01\\u{202A}23 and 0171%2055501%2024 | ***0123 and ***0124
            s3://abc'2025550123 s3://abc"2025550124 | s3://abc'***0123 s3://abc"***0124
            a@b.c2.example | a***@b.c2.example
            x1795176000, 21795176000, +1795176000, 1795176000x and 1795176000.5x | x***6000, ***6000, ***6000, ***6000x and ***0005x
            """)
    void whatIsPersonalOrSecretIsHidden(String text, String masked) {
        assertThat(PersonalData.mask(text)).isEqualTo(masked);
        assertThat(PersonalData.mask(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext +123456, 2026-11-20T10:00:00+0100",
                "s3://exports/2026-11-20/calls-20261120093000.jsonl.gz",
                "s3://exports-123456789012/dt=2026/11/20/AIRCALL_2026-11-20_10-00-00_1234.csv",
                "s3://exports/2026/11/20/09/1234567.jsonl and /exports/2026-11-20/12/34567.csv",
                "s3://exports/calls_1795176000.jsonl, ts=1795176000123/a.csv, 2026112009.csv and calls-20261119-20261120.csv",
                "s3://exports/20261120T093000Z-550e8400-e29b-41d4-a716-446655440000.gz",
                "User: arn:aws:iam::123456789012:role/night is not authorized on exports-123456789012.s3.amazonaws.com",
                "file larger than 1073741824 bytes at 172.31.100.200:3306 of ip-172-31-100-200",
                "held by 12345@machine.example.com since 2026-11-20 10:00:00.123456",
                "record 1000000000 of 2000000000, 2000000000 records in 1234567 ms",
                "call aircall 2154873211 and CA1f030123456789a01f030123456789a0 at 1795176000, 1795176000123 ms",
                "date is '2026-13-20 25:61:00', 'Fri, 20 Nov 2026 10:00:00 +0000', '20.11.2026' or '11/20/26 10:00'",
                "at '20261120 0930' 00:08:06.123456789, 3 of 7 (1213)",
                "at '1999/11/20 10:00:00', '1999.1.2', '2026_11_20', '20-11-2026', '20/11/1999' or '20.11.26T10:00'",
                "at '2026-11-20_10h30m15', '2026-11-20-10.30.15', '2026-11-20 103015,123', '2026-11-20T10-30-15.123456789'",
                "at '10:30:15,123 1:30:15.123456', '20261130_093015123', '20261001-0930', '20310201' and '20251229'",
                "1000000000 bytes, 1000000000 byte, 1000000000 MiB, 1000000000 B, 1000000000 record, 1000000000 row",
                "1000000000 rows, 1000000000 files, 1000000000 s, 1000000000 ms, 1000000000 seconds, 1000000000 milliseconds",
                "byte 1000000000, bytes 1000000000, line 1000000000, row 1000000000, epoch 1000000000",
                "connection 1000000000 of run 1000000000",
                "call amazon-connect2 2154873211",
                "s3a://exports-123456789012/a, \"s3://exports-123456789012\" and 's3://exports-123456789012'",
                "10.250.100.200:33403 and 255.255.255.255",
                "ids 550e8400-e29b-41d4-a716-446655440000 and 12345678-1234-1234-1234-123456789012",
                "request 12345678901234567 of trace 4bf92f3577b34da6a3ce929d0e0e4736",
                "error 1213 (40001): 12 2026-11-20 #1, 1,234,567 records (1,234,560 inserted)",
                "mend SPRING_DATASOURCE_PASSWORD or the grants of 'callsync'@'%'",
                "type: GRANT SELECT ON `crm_2155550100`.`phones` TO 'run_786801983fec'@'host-2155550123.example'",
                "Access denied for user 'night1234567'@'%' to database 'crm'",
                "jobs/aircall.yml:3: unknown key 'tokens': expected one of a, b"
            })
    void whatHelpsTheOperatorStays(String text) {
        assertThat(PersonalData.mask(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5550123 | ***0123
            x5550123y | x***0123y
            Anna,2154873211,0171 5550123,2026-11-20 10:00:00,486 | Anna,***3211,***0123,2026-11-20 10:00:00,486
            {"from":12025550123,"at":1795176000} | {"from":***0123,"at":***6000}
            Support,2026-11-20 09:00:00,5550123,2026-11-20 09:00:00.123456 | Support,2026-11-20 09:00:00,***0123,2026-11-20 09:00:00.123456
            a1b5550123c, call12025550123456 | a1b***0123c, call***3456
            0171\t555\u202A0123 | ***0123
            '12025550123'@'pbx' | '***0123'@'pbx'
            vanished | vanished
            """)
    void ofAValueEverySevenDigitsAreHidden(String value, String masked) {
        assertThat(PersonalData.ofValue(value)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Anna Schmidt,Yes,0171 5550123 | A*** S***,Y***,***0123
            {"note":"Anna Maria Schmidt asks","at":"2026-11-20T10:00:00Z"} | {"note":"A*** M*** S*** asks","at":"2026-11-20T10:00:00Z"}
            {"Channel":"VOICE","InitiationMethod":"INBOUND","AgentId" : "No answer"} | {"Channel":"VOICE","InitiationMethod":"INBOUND","AgentId" : "No answer"}
            "Anna";"Schmidt";"in" | "A***";"S***";"in"
            """)
    void ofFreeTextWordsSideBySideThatBeginWithACapitalAreHiddenToo(String text, String masked) {
        assertThat(PersonalData.ofText(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2154873211 | 2154873211
            1732100000.12 | 1732100000.12
            CA1f030123456789a01f030123456789a0 | CA1f030123456789a01f030123456789a0
            +12025550123 | ***0123
            call 12025550123 | call ***0123
            2026-11-20 10:00:00/12025550123 | 2026-11-20 10:00:00/***0123
            """)
    void anIdIsShownUnlessItIsWrittenAsANumberIs(String id, String shown) {
        assertThat(PersonalData.ofId(id)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A",
                "1",
                "1 ",
                "a1",
                "(1)",
                "1.",
                "+1",
                "'",
                "'1",
                "\"name\":\"",
                "Canary ",
                "a@b.c.",
                "a@",
                "a.a@",
                "http://",
                "jdbc:",
                "mysql://a@",
                "password",
                "tel:5550123 ",
                "5550123,",
                "2026-11-20 ",
                "duplicate entry '",
                "arn:aws:",
                "ip-1-1"
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aRecordOfAnyLengthAndKindCanBeMasked(String part) {
        String record = part.repeat(200_000 / part.length());

        assertThat(PersonalData.mask(record)).isNotEmpty();
        assertThat(PersonalData.ofText(record)).isNotEmpty();
        assertThat(PersonalData.ofId(record)).isNotEmpty();
    }
}
