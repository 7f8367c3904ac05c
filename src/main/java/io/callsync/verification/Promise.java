package io.callsync.verification;

/**
 * Something that always holds, or nobody may trust the tables.
 *
 * @param code of the promise it is part of, I1 to I11; CRM for a rule of the CRM
 * @param name stable, for machines
 * @param text what holds
 * @param advice what to do when it does not, for a JOB and a date D
 */
public record Promise(String code, String name, String text, String advice) {

    /** The same with what to type there. What is not known is null, and stays as it is. */
    Promise at(String job, String date) {
        String ofJob = job == null ? advice : advice.replace("JOB", job);
        return new Promise(code, name, text, date == null ? ofJob : ofJob.replace("--date D", "--date " + date));
    }
}
