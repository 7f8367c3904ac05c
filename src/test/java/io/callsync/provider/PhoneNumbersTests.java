package io.callsync.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.callsync.call.Party;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTests {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"US", "CA", "BM", "GB", "FR", "AU"})
    void numbersAreReadAsLibphonenumberReadsThem(String region) {
        long seed = Long.getLong("callsync.seed", System.nanoTime());
        System.out.println("seed: -Dcallsync.seed=" + seed);
        Random random = new Random(seed);
        PhoneNumbers phones = new PhoneNumbers(region);
        for (int round = 0; round < ROUNDS; round++) {
            String text = anyNumber(random);
            assertThat(phones.read(text)).as(text).isEqualTo(byLibrary(text, region));
        }
    }

    @Test
    void atMost200000AnswersAreRemembered() {
        Map<String, Party> cache = new ConcurrentHashMap<>();
        PhoneNumbers phones = new PhoneNumbers("US", cache);
        int most = 0;
        for (int n = 0; n < 2 * PhoneNumbers.CACHE_BOUND; n++) {
            phones.read("client:" + n);
            most = Math.max(most, cache.size());
        }

        assertThat(most).isEqualTo(PhoneNumbers.CACHE_BOUND).isEqualTo(200_000);
    }

    @Test
    void textsTooLongForANumberAreNotRemembered() {
        Map<String, Party> cache = new ConcurrentHashMap<>();
        PhoneNumbers phones = new PhoneNumbers("US", cache);
        String longest = " ".repeat(PhoneNumbers.LONGEST_CACHED - 12) + "+15145550101";

        assertThat(phones.read(longest)).isEqualTo(Party.of("+15145550101"));
        assertThat(phones.read(' ' + longest)).isEqualTo(Party.of("+15145550101"));

        assertThat(cache).containsOnlyKeys(longest);
    }

    /** Mostly of a length and beginning that North America knows. */
    private static String anyNumber(Random random) {
        String prefix = new String[] {"+1", "+1", "1", "", "", "+", "+11", "011", "+44"}[random.nextInt(9)];
        int length = random.nextInt(3) > 0 ? 10 : 7 + random.nextInt(6);
        StringBuilder number = new StringBuilder(prefix);
        for (int digit = 0; digit < length; digit++) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    private static Party byLibrary(String digits, String region) {
        Party national = parse(digits, region);
        return national.isNumber() || digits.startsWith("+") ? national : parse("+" + digits, null);
    }

    private static Party parse(String digits, String region) {
        try {
            var number = LIBRARY.parse(digits, region);
            return LIBRARY.isPossibleNumber(number)
                    ? Party.of(LIBRARY.format(number, PhoneNumberFormat.E164))
                    : Party.absent(Party.UNPARSEABLE);
        } catch (NumberParseException e) {
            return Party.absent(Party.UNPARSEABLE);
        }
    }
}
