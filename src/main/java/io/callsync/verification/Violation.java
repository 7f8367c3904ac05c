package io.callsync.verification;

/**
 * Where a promise is broken. What does not apply is null.
 *
 * @param file the URI of an export
 * @param call provider and id
 * @param detail what was found, without content of calls
 */
public record Violation(String job, String file, Long record, String call, String detail) {

    /** {@code s3://exports/2026-11-20/calls.jsonl, record 17, call aircall 4711: what was found}. */
    public String sentence() {
        StringBuilder place = new StringBuilder();
        append(place, file == null ? job : file, "");
        append(place, record, "record ");
        append(place, call, "call ");
        return place.isEmpty() ? detail : place + ": " + detail;
    }

    private static void append(StringBuilder place, Object part, String label) {
        if (part != null) {
            place.append(place.isEmpty() ? "" : ", ").append(label).append(part);
        }
    }
}
