package io.callsync.explain;

import io.callsync.call.CallKey;
import io.callsync.configuration.NearestName;
import io.callsync.ledger.FileVersions;
import io.callsync.writing.CallLookup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What somebody may have meant who asked for a call of which there is no trace. Thread-safe. */
@Component
public class NearMisses {

    private final FileVersions files;
    private final CallLookup lookup;

    NearMisses(FileVersions files, CallLookup lookup) {
        this.files = files;
        this.lookup = lookup;
    }

    /** Why a provider cannot be asked for at all, or null. */
    public String ofProvider(String name) {
        List<String> known = files.providers();
        if (known.contains(name)) {
            return null;
        }
        String all = known.isEmpty() ? "no file was loaded yet" : "there are files of " + String.join(", ", known);
        return "no file of a provider '%s' is known%s; %s".formatted(name, NearestName.hint(name, known), all);
    }

    /** {@code (did you mean twilio CA17?)} with its leading blank, or nothing. */
    public String hint(CallKey key) {
        Stream<CallKey> elsewhere = files.providers().stream()
                .map(provider -> new CallKey(provider, key.externalId()))
                .filter(other -> !other.equals(key) && lookup.callLog(other).isPresent());
        String near = Stream.concat(lookup.inOtherCase(key).stream(), elsewhere)
                .map(call -> call.provider() + ' ' + call.externalId())
                .collect(Collectors.joining(" or "));
        return near.isEmpty() ? "" : " (did you mean %s?)".formatted(near);
    }
}
