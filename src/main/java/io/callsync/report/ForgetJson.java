package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A receipt for machines, as {@code forget.schema.json} describes it. The names are part of the command line's contract. */
@JsonPropertyOrder({"number", "dry_run", "receipt", "at", "by", "why", "resumes", "rows", "left", "live"})
public record ForgetJson(
        String number,
        boolean dryRun,
        Long receipt,
        Instant at,
        String by,
        String why,
        Instant resumes,
        Map<String, Long> rows,
        Map<String, Long> left,
        List<String> live) {

    public static String of(ForgetReceipt receipt) {
        return Json.PRETTY.writeValueAsString(new ForgetJson(
                receipt.number(),
                receipt.isDryRun(),
                receipt.id(),
                receipt.at(),
                Printable.masked(receipt.act().by()),
                receipt.act().why(),
                receipt.resumes(),
                receipt.rows(),
                receipt.left(),
                receipt.live()));
    }
}
