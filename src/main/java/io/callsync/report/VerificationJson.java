package io.callsync.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.callsync.masking.PersonalData;
import io.callsync.verification.Finding;
import io.callsync.verification.Violation;
import java.util.List;

/** What verification found, for machines. The names are part of the command line's contract. */
@JsonPropertyOrder({"code", "name", "promise", "violations", "examples", "unchecked", "next"})
public record VerificationJson(
        String code,
        String name,
        String promise,
        long violations,
        List<Example> examples,
        List<String> unchecked,
        String next) {

    /** @param record number in the file, or null */
    record Example(String job, String file, Long record, String call, String detail) {

        private static Example of(Violation violation) {
            return new Example(
                    violation.job(),
                    violation.file() == null ? null : PersonalData.mask(violation.file()),
                    violation.record(),
                    violation.call() == null ? null : PersonalData.mask(violation.call()),
                    PersonalData.mask(violation.detail()));
        }
    }

    /** A JSON array with an element for each promise, those that are kept too. */
    public static String array(List<Finding> findings) {
        return Json.PRETTY.writeValueAsString(
                findings.stream().map(VerificationJson::of).toList());
    }

    private static VerificationJson of(Finding finding) {
        return new VerificationJson(
                finding.promise().code(),
                finding.promise().name(),
                finding.promise().text(),
                finding.violations(),
                finding.examples().stream().map(Example::of).toList(),
                finding.unchecked().stream().map(PersonalData::mask).toList(),
                finding.isKept() ? null : finding.promise().advice());
    }
}
