package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** An exit code for machines. The names are part of the command line's contract. */
@JsonPropertyOrder({"code", "name", "means", "retry", "scheduler"})
public record ExitCodeJson(int code, String name, String means, boolean retry, String scheduler) {

    public static String array(List<ExitCodeJson> exitCodes) {
        return Json.PRETTY.writeValueAsString(exitCodes);
    }
}
