package io.callsync.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callsync.configuration.SchemaCheck;
import io.callsync.configuration.YamlFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code callsync guess}, and that {@code preview} takes what it wrote. */
class GuessCommandTests {

    @TempDir
    Path folder;

    private Path jobs;

    @BeforeEach
    void aJobsFolder() throws IOException {
        jobs = Files.createDirectories(folder.resolve("jobs"));
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("calls.csv", Samples.CSV_WITH_HEADER, """
                        c-1001 2026-11-20T09:00:00Z incoming answered 180 +15145550101 +15145550199 alice@example.com
                        c-1002 2026-11-20T09:05:00Z incoming interrupted 0 +15145550102 +15145550199 null
                        c-1003 2026-11-20T09:10:00Z outgoing answered 60 +15145550199 +15145550103 bob@example.com
                        """),
                Arguments.of("calls.txt", Samples.SEMICOLONS_WITH_DAYS_FIRST, """
                        9001 2026-11-13T09:00:00Z incoming answered 180 +15145550101 +15145550199 Smith; Ann
                        9002 2026-11-14T09:05:00Z outgoing attempted 0 +15145550199 +15145550102 Smith; Ann
                        """),
                Arguments.of("calls.ndjson", Samples.NDJSON_NESTED, """
                        a1 2026-11-20T09:00:00Z incoming answered 60 +15145550101 +15145550199 alice@example.com
                        a2 2026-11-20T09:05:00Z outgoing attempted 0 +15145550199 +15145550102 null
                        """),
                Arguments.of("array.json", Samples.JSON_ARRAY, """
                        s1 2026-11-20T10:00:00Z incoming answered 60 +15145550101 +15145550199 null
                        s2 2026-11-20T10:01:40Z outgoing attempted 0 +15145550199 +15145550102 null
                        """),
                Arguments.of("document.json", Samples.JSON_DOCUMENT, """
                        s1 2026-11-20T10:00:00Z incoming answered 60 +15145550101 +15145550199 null
                        s2 2026-11-20T10:05:00Z outgoing attempted 0 +15145550199 +15145550102 null
                        """),
                Arguments.of("title.csv", Samples.DATE_AND_TIME_BEHIND_A_TITLE, """
                        1 2026-11-20T09:00:00Z incoming answered 180 +15145550101 +15145550199 null
                        2 2026-11-20T09:05:00Z outgoing attempted 0 +15145550199 +15145550102 null
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void previewTakesWhatGuessWroteAndEditorsDoToo(String name, String content, String calls) throws IOException {
        // given
        Path sample = Files.writeString(folder.resolve(name), content);
        // when
        Typed guess = guess(sample.toString(), "--name", "acme");
        Typed preview = preview(sample, "acme");
        // then
        assertThat(guess.exitCode()).as(guess.out() + guess.err()).isZero();
        assertThat(guess.out())
                .endsWith("callsync: next: callsync preview %s --provider %s%n"
                        .formatted(sample, jobs.resolve("providers/acme.yml")));
        assertThat(preview.exitCode()).as(preview.out() + preview.err()).isZero();
        assertThat(rows(preview)).isEqualTo(calls);
        YamlFile file = YamlFile.read(jobs.resolve("providers/acme.yml"));
        SchemaCheck.named("providers/provider.schema.json").check(file);
        file.throwIfRefused();
    }

    @Test
    void everyLineHasItsEvidence() throws IOException {
        Path sample = Files.writeString(folder.resolve("calls.csv"), Samples.CSV_WITH_HEADER);

        Typed guess = guess(sample.toString());

        assertThat(guess.exitCode()).isZero();
        assertThat(guess.err()).isEqualTo("""
                        callsync: next: keep it as providers/NAME.yml in the jobs folder, as --name NAME does, then callsync preview %s \
                        --provider NAME
                        """.formatted(sample));
        assertThat(guess.out()).isEqualTo("""
                # yaml-language-server: $schema=provider.schema.json
                #
                # A first guess from 3 records of calls.csv.
                # Read each line and what speaks for it, try it with callsync preview, and take the comments out when it is right.

                csv:
                  delimiter: ","   # 4 of 4 rows have the same 11 columns
                  header: true   # the first row holds names: no numbers, none twice

                times:
                  format: iso   # reads 8 of 8 values
                  zone: job   # CHECK: 8 of 8 values carry no zone; they are read in the job's time-zone

                durations:
                  format: seconds   # reads 100 % of the values
                  include-ringing: false   # in 100 % of 3 records it is the time from the answer (0 without one) to the end

                fields:
                  id: Call ID
                    # by its name; filled in 100 %, 3 distinct, such as 'c-1001'
                  start: Started
                    # by its name; filled in 100 %, 3 distinct, such as '2026-11-20 09:00:00'
                  answer: Answered
                    # by its name; filled in 66 %, 2 distinct, such as '2026-11-20 09:00:10'
                  end: Ended
                    # by its name; filled in 100 %, 3 distinct, such as '2026-11-20 09:03:10'
                  duration: Talk Time
                    # by its name; filled in 100 %, 3 distinct, such as '180'
                  direction: Direction
                    # by its name; filled in 100 %, 2 distinct, such as 'Inbound'
                  status: Result
                    # by its name; filled in 100 %, 2 distinct, such as 'Connected'
                  from: From
                    # by its name; filled in 100 %, 3 distinct, 100 % E.164, such as '***0101'
                  to: To
                    # by its name; filled in 100 %, 2 distinct, 100 % E.164, such as '***0199'
                  agent: User
                    # by its name; filled in 66 %, 2 distinct, 100 % e-mail addresses, such as 'a***@example.com'
                  recording: Recording URL
                    # by its name; filled in 66 %, 2 distinct, 100 % addresses, such as 'https://rec.example.com/***'

                direction:
                  values:
                    Inbound: incoming   # 2 of 3
                    Outbound: outgoing   # 1 of 3

                status:
                  values:
                    Connected: answered   # 2 of 3
                    Missed: not-answered   # 1 of 3
                """);
    }

    @Test
    void whatNothingSpeaksForIsLeftToAPerson() throws IOException {
        // given no id, days that may be months, and words that nobody knows
        Path sample = Files.writeString(folder.resolve("calls.csv"), """
                Started,Finish,Talk,From,To,Way,Result
                01/02/2026 09:00:00,01/02/2026 09:01:00,60,+15145550101,+15145550199,in,answered
                03/02/2026 09:00:00,03/02/2026 09:01:00,60,+15145550101,+15145550199,in,gave up
                """);
        // when
        Typed guess = guess(sample.toString(), "--name", "acme");
        Typed preview = preview(sample, "acme");
        // then
        assertThat(guess.exitCode()).isEqualTo(3);
        assertThat(guess.out()).isEqualTo("""
                        callsync: FILE written from 2 records
                        callsync: decide whether times are dd/MM/yyyy HH:mm:ss or MM/dd/yyyy HH:mm:ss: these samples fit both
                        callsync: decide no column is an id: ask the provider for one; until then records with the same Started, From, \
                        To are one call
                        callsync: decide what the status 'gave up' means (1 of 2 records)
                        callsync: next: mend what is marked DECIDE, then callsync preview SAMPLE --provider FILE
                        """.replace(
                "FILE", jobs.resolve("providers/acme.yml").toString()).replace("SAMPLE", sample.toString()));
        assertThat(yaml()).contains("\n# DECIDE:\n# - whether times are", "\n    # DECIDE: 'gave up' (1 of 2)\n");
        assertThat(preview.exitCode())
                .as("the record with 'gave up' is quarantined")
                .isEqualTo(3);
        assertThat(preview.out()).contains("unknown-status", "\"inserted\" : 1");
    }

    @Test
    void whereNoColumnHoldsTimesPreviewNamesTheLineThatIsMissing() throws IOException {
        Path sample = Files.writeString(folder.resolve("people.csv"), "Call ID,Colour\n1,red\n2,blue\n");

        Typed guess = guess(sample.toString(), "--name", "acme");
        Typed preview = preview(sample, "acme");

        assertThat(guess.exitCode()).isEqualTo(3);
        assertThat(guess.out())
                .contains(
                        "callsync: decide which column is the start: none holds times in a notation that callsync knows",
                        "callsync: decide which column is the number 'from'",
                        "callsync: decide what tells whether a call came in or went out");
        assertThat(preview.exitCode()).isEqualTo(2);
        assertThat(preview.err()).containsPattern("acme\\.yml:\\d+: the field 'start' is missing");
    }

    @Test
    void columnsWithoutNamesAreToldByWhatTheyHoldAndDoubted() throws IOException {
        Path sample = Files.writeString(folder.resolve("calls.csv"), """
                c-1001,2026-11-20 09:00:00,2026-11-20 09:03:00,170,Inbound,Connected,+15145550101,+15145550199
                c-1002,2026-11-20 09:05:00,2026-11-20 09:05:30,0,Inbound,Missed,+15145550102,+15145550199
                """);

        Typed guess = guess(sample.toString(), "--name", "acme");

        assertThat(guess.exitCode()).isEqualTo(3);
        assertThat(guess.out())
                .contains("callsync: decide whether \"#2\" is 'start': nothing but what it holds says so\n");
        assertThat(rows(preview(sample, "acme")))
                .startsWith("c-1001 2026-11-20T09:00:00Z incoming answered 170 +15145550101 +15145550199 null\n");
    }

    @Test
    void severalSamplesMakeOneGuess() throws IOException {
        Path first = Files.writeString(
                folder.resolve("monday.csv"),
                "Id,Start,Seconds,Way,Result,From,To\n"
                        + "1,03/11/2026 09:00:00,60,In,Connected,+15145550101,+15145550199\n");
        Path second = Files.writeString(
                folder.resolve("tuesday.csv"),
                "Id,Start,Seconds,Way,Result,From,To\n"
                        + "2,23/11/2026 09:00:00,60,Out,Busy,+15145550199,+15145550101\n");

        Typed guess = guess(first.toString(), second.toString());

        assertThat(guess.exitCode()).as(guess.err()).isZero();
        assertThat(guess.out())
                .contains("# A first guess from 2 records of monday.csv, tuesday.csv.\n")
                .contains("format: \"dd/MM/yyyy HH:mm:ss\"   # reads 2 of 2 values\n")
                .contains("In: incoming   # 1 of 2\n", "Out: outgoing   # 1 of 2\n");
    }

    @Test
    void aRecordThatRepeatsItsIdMayBeALeg() throws IOException {
        Path sample =
                Files.writeString(folder.resolve("calls.csv"), Samples.CSV_WITH_HEADER.replace("c-1002", "c-1001"));

        Typed guess = guess(sample.toString());

        assertThat(guess.exitCode()).isEqualTo(3);
        assertThat(guess.err()).contains("callsync: decide whether records that share an id are legs of a call");
    }

    @Test
    void otherCharsetsAreTold() throws IOException {
        String content = Samples.SEMICOLONS_WITH_DAYS_FIRST.replace("Ann", "Andr\u00e9");
        for (String charset : new String[] {"windows-1252", "UTF-16"}) {
            Path sample = Files.write(folder.resolve("calls.csv"), content.getBytes(Charset.forName(charset)));

            Typed guess = guess(sample.toString(), "--name", "acme", "--force");

            assertThat(guess.exitCode()).as(guess.err()).isZero();
            assertThat(yaml()).contains("charset: " + charset);
            assertThat(rows(preview(sample, "acme"))).contains("Smith; Andr\u00e9");
        }
    }

    @Test
    void nothingThatTellsAPersonStaysInTheFile() throws IOException {
        Path sample = Files.writeString(folder.resolve("calls.txt"), Samples.SEMICOLONS_WITH_DAYS_FIRST);

        Typed guess = guess(sample.toString());

        assertThat(guess.out() + guess.err()).doesNotContain("Smith", "Ann", "514-555", "5550101");
    }

    @Test
    void aNameCannotBreakOutOfItsLine() throws IOException {
        Path sample = Files.writeString(
                folder.resolve("calls.csv"),
                Samples.CSV_WITH_HEADER
                        .replace("Call ID", "\"Call # \"\"ID\"\": \u0085\u2028x\"")
                        .replace("Missed", "Mis\u001B[2Jsed: #"));

        Typed guess = guess(sample.toString(), "--name", "acme");

        assertThat(guess.exitCode()).isEqualTo(3);
        assertThat(yaml()).doesNotContain("\u001B", "\u2028", "\u0085");
        assertThat(preview(sample, "acme").err()).isEmpty();
    }

    @Test
    void aFileThatIsThereIsNeverOverwrittenUnlessAsked() throws IOException {
        Path sample = Files.writeString(folder.resolve("calls.csv"), Samples.CSV_WITH_HEADER);
        Path mine = Files.writeString(folder.resolve("acme.yml"), "mine");

        Typed refused = guess(sample.toString(), "--output", mine.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(mine + " is there already: --force writes over it");
        assertThat(mine).hasContent("mine");

        assertThat(guess(sample.toString(), "--output", mine.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(Files.readString(mine)).contains("id: Call ID");
        assertThat(Files.list(folder)).noneMatch(file -> file.toString().endsWith(".part"));
    }

    @Test
    void noConnectionToADatabaseIsTried() throws IOException {
        Path sample = Files.writeString(folder.resolve("calls.csv"), Samples.CSV_WITH_HEADER);
        try (ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            database.setSoTimeout(1);

            Typed guess = Typed.fresh(
                    "--spring.datasource.url=jdbc:mysql://127.0.0.1:%d/crm".formatted(database.getLocalPort()),
                    "guess",
                    sample.toString());

            assertThat(guess.exitCode()).as(guess.err()).isZero();
            assertThatThrownBy(database::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none.csv                          | 2 | there is no such file
            .                                 | 2 | is a folder
            --name acme                       | 2 | Missing required parameter
            calls.csv --name Acme             | 2 | is no provider's file
            calls.csv --name aircall          | 2 | aircall is built in: choose another name
            calls.csv --name acme --output x.yml | 2 | mutually exclusive
            calls.csv --output acme.json      | 2 | is no provider's file
            workbook.xlsx                     | 3 | is an Excel workbook
            bytes.bin                         | 3 | neither JSON nor separated values
            empty.csv                         | 3 | holds no records
            calls.csv array.json              | 3 | a declaration has one container
            """)
    void whatCannotBeGuessedFromIsRefused(String arguments, int exitCode, String message) throws IOException {
        Files.writeString(folder.resolve("calls.csv"), Samples.CSV_WITH_HEADER);
        Files.writeString(folder.resolve("array.json"), Samples.JSON_ARRAY);
        Files.write(
                folder.resolve("workbook.xlsx"),
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        Files.write(folder.resolve("bytes.bin"), new byte[] {'a', 0, 1, 2, 3});
        Files.write(folder.resolve("empty.csv"), new byte[0]);
        String[] words = Stream.of(arguments.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.matches(".*\\.(csv|json|xlsx|bin)|\\.") && !word.equals("acme.json")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);

        Typed guess = guess(words);

        assertThat(guess.exitCode()).as(guess.err()).isEqualTo(exitCode);
        assertThat(guess.err()).contains(message);
        assertThat(guess.out()).isEmpty();
        assertThat(jobs.resolve("providers")).doesNotExist();
    }

    /** Id, start, direction, status, seconds, from, to and agent of each call. */
    private static String rows(Typed preview) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode call : new JsonMapper().readTree(preview.out()).get("calls")) {
            rows.append(Stream.of(
                                    "external_call_id",
                                    "start_at",
                                    "direction",
                                    "status",
                                    "duration",
                                    "from",
                                    "to",
                                    "agent")
                            .map(name -> call.get(name).asString("null"))
                            .reduce((left, right) -> left + ' ' + right)
                            .orElseThrow())
                    .append('\n');
        }
        return rows.toString();
    }

    private String yaml() throws IOException {
        return Files.readString(jobs.resolve("providers/acme.yml"), StandardCharsets.UTF_8);
    }

    private Typed guess(String... arguments) {
        return type(Stream.concat(Stream.of("guess"), Stream.of(arguments)));
    }

    private Typed preview(Path sample, String provider) {
        return type(Stream.of(
                "preview", sample.toString(), "--provider", provider, "--phone-region", "CA", "--json", "--unmask"));
    }

    private Typed type(Stream<String> arguments) {
        return Typed.on(
                Typed.NOTHING,
                Stream.concat(arguments, Stream.of("--jobs", jobs.toString())).toArray(String[]::new));
    }
}
