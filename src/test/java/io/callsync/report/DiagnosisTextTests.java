package io.callsync.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTextTests {

    private static final List<Diagnosis> MIXED = List.of(
            found("job", "aircall", Severity.OK, "reads s3://acme-call-exports/aircall/{date}/", null),
            found(
                    "source",
                    "aircall",
                    Severity.BROKEN,
                    "cannot list s3://acme-call-exports/aircall/2026-11-20/: access denied (S3 answered 403 AccessDenied):"
                            + " allow s3:ListBucket on arn:aws:s3:::acme-call-exports",
                    "aws s3 ls 's3://acme-call-exports/aircall/'"),
            found("object", "aircall", Severity.SKIPPED, "needs source", null),
            found("database", null, Severity.OK, "9.7.0, database crm, user callsync@%", null),
            found(
                    "grants",
                    null,
                    Severity.BROKEN,
                    "the database user lacks INSERT on callsync_legs",
                    "GRANT SELECT, INSERT, UPDATE ON `crm`.`callsync_legs` TO 'callsync'@'%'"),
            found(
                    "quarantine",
                    null,
                    Severity.ATTENTION,
                    "aircall: 3 records, the oldest for 8 days",
                    "callsync quarantine list --job aircall"));

    @Test
    void aCheckUpFitsANarrowTerminalAndCommandsStayWhole() {
        assertThat(text(80, Ink.PLAIN)).isEqualTo("""
                CHECK       JOB      STATE      WHAT
                job         aircall  ok         reads s3://acme-call-exports/aircall/{date}/
                source      aircall  broken     cannot list
                                                s3://acme-call-exports/aircall/2026-11-20/:
                                                access denied (S3 answered 403 AccessDenied):
                                                allow s3:ListBucket on
                                                arn:aws:s3:::acme-call-exports
                object      aircall  skipped    needs source
                database             ok         9.7.0, database crm, user callsync@%
                grants               broken     the database user lacks INSERT on callsync_legs
                quarantine           attention  aircall: 3 records, the oldest for 8 days

                source of aircall: broken
                  why:  a run would break off where it first needs it
                  next: aws s3 ls 's3://acme-call-exports/aircall/'

                grants: broken
                  why:  a run would break off where it first needs it
                  next: GRANT SELECT, INSERT, UPDATE ON `crm`.`callsync_legs` TO 'callsync'@'%'

                quarantine: attention
                  why:  a run would break off where it first needs it
                  next: callsync quarantine list --job aircall

                callsync: 2 broken, 1 to look at, 1 skipped
                """);
    }

    @Test
    void aWideTerminalShowsEachFindingOnALine() {
        assertThat(text(200, Ink.PLAIN)).isEqualTo("""
                CHECK       JOB      STATE      WHAT
                job         aircall  ok         reads s3://acme-call-exports/aircall/{date}/
                source      aircall  broken     cannot list s3://acme-call-exports/aircall/2026-11-20/: access denied (S3 answered 403 AccessDenied): allow s3:ListBucket on arn:aws:s3:::acme-call-exports
                object      aircall  skipped    needs source
                database             ok         9.7.0, database crm, user callsync@%
                grants               broken     the database user lacks INSERT on callsync_legs
                quarantine           attention  aircall: 3 records, the oldest for 8 days

                source of aircall: broken
                  why:  a run would break off where it first needs it
                  next: aws s3 ls 's3://acme-call-exports/aircall/'

                grants: broken
                  why:  a run would break off where it first needs it
                  next: GRANT SELECT, INSERT, UPDATE ON `crm`.`callsync_legs` TO 'callsync'@'%'

                quarantine: attention
                  why:  a run would break off where it first needs it
                  next: callsync quarantine list --job aircall

                callsync: 2 broken, 1 to look at, 1 skipped
                """);
    }

    @Test
    void problemsAreColouredByHowBadTheyAre() {
        assertThat(text(200, Ink.ANSI))
                .contains("\u001B[31mgrants: broken\u001B[0m")
                .contains("\u001B[33mquarantine: attention\u001B[0m");
    }

    @Test
    void whereNothingIsWrongOneLineSaysSo() {
        assertThat(DiagnosisText.lines(List.of(MIXED.get(0)), 80, Ink.PLAIN))
                .hasSize(4)
                .endsWith("callsync: everything is in order");
    }

    @Test
    void numbersOfCallersAreMasked() {
        Diagnosis file =
                found("object", "aircall", Severity.ATTENTION, "calls-of-+15145550101.json", "cat +15145550101");

        assertThat(String.join("\n", DiagnosisText.lines(List.of(file), 80, Ink.PLAIN)))
                .contains("calls-of-***0101.json", "cat ***0101");
    }

    private static String text(int width, Ink ink) {
        return String.join("\n", DiagnosisText.lines(MIXED, width, ink)) + "\n";
    }

    private static Diagnosis found(String check, String job, Severity severity, String what, String next) {
        return new Diagnosis(check, job, severity, what, "a run would break off where it first needs it", next, null);
    }
}
