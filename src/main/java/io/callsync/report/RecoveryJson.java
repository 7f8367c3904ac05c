package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What a recovery came to, for machines. The names are part of the command line's contract.
 *
 * @param healed a sentence each
 * @param next the commands to type
 */
@JsonPropertyOrder({"job", "healed", "next"})
public record RecoveryJson(String job, List<String> healed, List<String> next) {

    /** A JSON object. */
    public String text() {
        return Json.PRETTY.writeValueAsString(this);
    }
}
