package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.masking.PersonalData;
import java.util.List;

/** A check-up for machines, as {@code doctor.schema.json} describes it. The names are part of the command line's contract. */
@JsonPropertyOrder({"check", "job", "severity", "what", "why", "next"})
public record DiagnosisJson(String check, String job, Severity severity, String what, String why, String next) {

    /** A JSON array with an element for each check, those that found nothing too. */
    public static String array(List<Diagnosis> diagnoses) {
        return Json.PRETTY.writeValueAsString(
                diagnoses.stream().map(DiagnosisJson::of).toList());
    }

    private static DiagnosisJson of(Diagnosis diagnosis) {
        return new DiagnosisJson(
                diagnosis.check(),
                diagnosis.job(),
                diagnosis.severity(),
                PersonalData.mask(diagnosis.what()),
                diagnosis.why(),
                diagnosis.next());
    }
}
