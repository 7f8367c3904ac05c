package io.callsync.matching;

/**
 * How the CRM's directory is asked, as settings. A blank query is never asked.
 *
 * @param leadsByNumber answers number, lead_id, created_at for :numbers (E.164)
 * @param usersByEmail answers email, id for :emails
 * @param usersByNumber answers number, id for :numbers
 */
public record DirectoryQueries(String leadsByNumber, String usersByEmail, String usersByNumber) {

    /** Nobody is ever matched. */
    static final DirectoryQueries NONE = new DirectoryQueries("", "", "");
}
