package io.callsync.provider.aircall;

import static org.assertj.core.api.Assertions.assertThat;

import io.callsync.call.Party;
import io.callsync.provider.PhoneNumbers;
import org.junit.jupiter.api.Test;

class ExportNumbersTests {

    private final ExportNumbers numbers = new ExportNumbers(new PhoneNumbers("US"));

    @Test
    void digitsAreInternationalEvenWhereTheyWouldAlsoBeANationalNumber() {
        // ten digits: London without its plus sign, but also the length of a number in the United States
        assertThat(numbers.read("4420794601", null)).isEqualTo(Party.of("+4420794601"));
    }

    @Test
    void digitsThatAreNotInternationalAreReadInTheRegion() {
        assertThat(new ExportNumbers(new PhoneNumbers("AU")).read("0491570006", null))
                .isEqualTo(Party.of("+61491570006"));
    }

    @Test
    void theNameOfTheCompanysNumberIsNotPartOfIt() {
        assertThat(numbers.read(null, "Sales (cars) (+1 202-555-0100)")).isEqualTo(Party.of("+12025550100"));
    }

    @Test
    void aWithheldNumberStaysWithheldWhenTheOtherColumnHasNoneEither() {
        assertThat(numbers.read("anonymous", null)).isEqualTo(Party.absent(Party.ANONYMOUS));
        assertThat(numbers.read("anonymous", "Unknown caller")).isEqualTo(Party.absent(Party.ANONYMOUS));
    }

    @Test
    void anExtensionIsNoInternationalNumber() {
        assertThat(numbers.read("1234", null)).isEqualTo(Party.absent(Party.EXTENSION));
    }
}
