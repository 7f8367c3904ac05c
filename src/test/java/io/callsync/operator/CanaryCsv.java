package io.callsync.operator;

import io.callsync.testing.Exports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The CSV exports of a {@link CanaryNight}. */
record CanaryCsv(Path folder) {

    private static final LocalDate DATE = CanaryNight.DATE;
    private static final String ACME = "Id;Start;End;Talk;Way;State;From;To;Agent\n";

    void sheet() {
        String header =
                "line,datetime (utc),direction,from,to,answered,user,duration (total),duration (in call),comments,call id (internal)\n";
        StringBuilder rows = new StringBuilder(header);
        int id = 20_000;
        for (Canaries number : Canaries.values()) {
            List<String> good = new ArrayList<>(List.of(
                    "Support",
                    "2026-11-20 09:00:00",
                    "outbound",
                    "+15145550199",
                    number.toString(),
                    "Yes",
                    "Agent Smith",
                    "60",
                    "50",
                    "\"Canary Kanarienvogel, " + number + "\"",
                    String.valueOf(id++)));
            rows.append(String.join(",", good)).append('\n');
            for (int column : List.of(1, 2, 5, 7, 8)) {
                good.set(10, String.valueOf(id++));
                String was = good.set(column, number.toString());
                rows.append(String.join(",", good)).append('\n');
                // a status is the word to be mapped, whatever it is
                good.set(column, column == 5 ? "vanished" : "Canary Kanarienvogel");
                rows.append(String.join(",", good)).append('\n');
                good.set(column, was);
            }
            rows.append(String.join(",", good)).append(',').append(number).append('\n');
            rows.append("Support,\"" + number + "\"" + number + ",x\n");
        }
        rows.append("Support,\"unclosed " + Canaries.WITH_DOTS + "\n");
        exports("sheet").put(DATE, "sheet.csv", rows.toString());
        exports("sheet").put(DATE, "headless.csv", row(Canaries.WITHOUT_PLUS) + row(Canaries.NATIONAL));
    }

    void acme() {
        String[] good = {
            "c-1", "2026-11-20 09:00:00", "2026-11-20 09:10:00", "600", "in", "ok", "", "+15145550199", "Agent Smith"
        };
        StringBuilder rows = new StringBuilder(ACME);
        int id = 1;
        for (Canaries number : Canaries.values()) {
            for (int column = 0; column < good.length; column++) {
                String[] row = good.clone();
                row[0] = "c-" + id++;
                row[6] = number.toString();
                row[column] = column == 0 ? "call " + CanaryNight.id(number) : number.toString();
                rows.append(String.join(";", row)).append('\n');
            }
            for (int column : List.of(1, 2, 3)) {
                String[] row = good.clone();
                row[0] = "c-" + id++;
                row[column] = "Canary Kanarienvogel";
                rows.append(String.join(";", row)).append('\n');
            }
        }
        exports("acme").put(DATE, "acme.csv", rows.toString());
        exports("acme").put(DATE, "headless.csv", row(Canaries.E164).replace(',', ';'));
    }

    static String row(Canaries number) {
        return "%s,Canary Kanarienvogel,canary.agent@example.com,%s\n".formatted(number, number);
    }

    /** Good files, named by numbers of which one is left out, and two of a name. */
    void numbered() {
        for (Canaries number : List.of(Canaries.TEL, Canaries.SIP, Canaries.WITHOUT_PLUS, Canaries.WITHOUT_AREA)) {
            put("calls_1202" + number.lastDigits() + ".csv", number, 3);
        }
        put("calls_12025550174.csv", Canaries.WITH_DOTS, 3);
        put(Canaries.WITHOUT_PLUS + "/same.csv", Canaries.WITHOUT_PLUS, 1);
        put(Canaries.WITHOUT_COUNTRY + "/same.csv", Canaries.WITHOUT_COUNTRY, 1);
    }

    /** One of the numbered files again. */
    Path shrink() {
        return put("calls_1202" + Canaries.TEL.lastDigits() + ".csv", Canaries.TEL, 1);
    }

    private Path put(String name, Canaries number, int records) {
        StringBuilder rows = new StringBuilder(ACME);
        for (int record = 0; record < records; record++) {
            rows.append("%s-%d;2026-11-20 09:00:00;2026-11-20 09:10:00;600;in;ok;%s;+15145550199;Agent Smith%n"
                    .formatted(number.name(), record, number));
        }
        return exports("numbered").put(DATE, name, rows.toString());
    }

    private Exports exports(String job) {
        return new Exports(folder.resolve(job));
    }
}
