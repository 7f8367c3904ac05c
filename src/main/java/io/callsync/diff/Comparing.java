package io.callsync.diff;

import io.callsync.call.Call;
import io.callsync.call.CallKey;
import io.callsync.call.Outcome;
import io.callsync.ledger.LedgerFile;
import io.callsync.matching.Directory;
import io.callsync.matching.Match;
import io.callsync.provider.ProviderFormat;
import io.callsync.report.DiffKind;
import io.callsync.report.DiffRow;
import io.callsync.writing.FileItem;
import io.callsync.writing.Revision;
import io.callsync.writing.StoredCall;
import io.callsync.writing.StoredCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** Compares what entries make of their calls with the rows that there are, a slice of calls at a time. Not thread-safe. */
final class Comparing {

    private final String provider;
    private final ProviderFormat format;
    private final Map<Long, LedgerFile> files;
    private final Set<Long> unread;
    private final List<ComparedField> fields;
    private final Set<String> forgotten;
    private final StoredCalls calls;
    private final Directory directory;

    /** @param files those of the night by id @param unread those that could not be read to their end @param forgotten ids of calls */
    Comparing(
            String provider,
            ProviderFormat format,
            Map<Long, LedgerFile> files,
            Set<Long> unread,
            List<ComparedField> fields,
            Set<String> forgotten,
            StoredCalls calls,
            Directory directory) {
        this.provider = provider;
        this.format = format;
        this.files = files;
        this.unread = unread;
        this.fields = fields;
        this.forgotten = forgotten;
        this.calls = calls;
        this.directory = directory;
    }

    /** A call of which rows and records are known. */
    private record Pair(CallKey key, List<Entry> entries, StoredCall stored, Revision revision) {}

    /** @param entries all that there are of their calls */
    void compare(List<Entry> entries, Consumer<DiffRow> rows) {
        Map<CallKey, List<Entry>> byCall = new LinkedHashMap<>();
        entries.forEach(entry -> byCall.computeIfAbsent(new CallKey(provider, entry.callId()), key -> new ArrayList<>())
                .add(entry));
        List<CallKey> keys = List.copyOf(byCall.keySet());
        for (int from = 0; from < keys.size(); from += StoredCalls.SLICE) {
            compare(keys.subList(from, Math.min(keys.size(), from + StoredCalls.SLICE)), byCall, rows);
        }
        directory.forget();
    }

    private void compare(List<CallKey> slice, Map<CallKey, List<Entry>> byCall, Consumer<DiffRow> rows) {
        Map<CallKey, StoredCall> stored = calls.find(provider, slice, format.foldsLegs());
        List<Pair> pairs = slice.stream()
                .map(key -> pair(key, byCall.get(key), stored.get(key)))
                .toList();
        List<Call> made = pairs.stream()
                .map(pair -> pair.revision().call())
                .filter(Objects::nonNull)
                .toList();
        List<Match> answers = directory.match(made);
        int answer = 0;
        for (Pair pair : pairs) {
            Match match = pair.revision().call() == null ? Match.NOBODY : answers.get(answer++);
            DiffRow row =
                    row(pair, isForgotten(pair) ? match.withLead(pair.stored().leadId()) : match);
            if (row != null) {
                rows.accept(row);
            }
        }
    }

    /** Nobody has the number any more by which it found its lead. */
    private boolean isForgotten(Pair pair) {
        return pair.stored() != null && forgotten.contains(pair.key().externalId());
    }

    private Pair pair(CallKey key, List<Entry> entries, StoredCall stored) {
        List<FileItem.Mapped> records = entries.stream()
                .filter(entry -> entry.delivery() != null)
                .map(this::record)
                .toList();
        return new Pair(
                key, entries, stored, Revision.of(format, key, records, stored, forgotten.contains(key.externalId())));
    }

    private FileItem.Mapped record(Entry entry) {
        var accepted = new Outcome.Accepted(entry.delivery(), Set.of());
        return new FileItem.Mapped(files.get(entry.fileId()), entry.number(), 0, accepted);
    }

    /** Null where there is neither a row nor a call. */
    private DiffRow row(Pair pair, Match match) {
        StoredCall stored = pair.stored();
        Revision made = pair.revision();
        if (stored == null) {
            boolean open = pair.entries().stream().anyMatch(Entry::open);
            return made.call() == null
                    ? null
                    : row(pair, open ? DiffKind.REPLAYED : DiffKind.INSERTED, null, List.of());
        }
        if (!files.containsKey(stored.fileId()) || made.overtaken()) {
            return row(pair, DiffKind.SUPERSEDED, null, List.of());
        }
        if (unread.contains(stored.fileId())) {
            return row(pair, DiffKind.UNREAD, null, List.of());
        }
        if (stored.isEdited()) {
            return row(pair, DiffKind.EDITED, null, List.of());
        }
        if (made.call() == null) {
            return row(pair, DiffKind.REFUSED, refusal(pair), List.of());
        }
        List<DiffRow.Change> changes = ComparedField.changes(
                fields,
                new Side(stored.call(), stored.leadId(), stored.userId()),
                new Side(made.call(), match.leadId(), match.leadId() == null ? null : match.userId()));
        return row(pair, changes.isEmpty() ? DiffKind.UNCHANGED : DiffKind.CHANGED, null, changes);
    }

    private static DiffRow row(Pair pair, DiffKind kind, String why, List<DiffRow.Change> changes) {
        return new DiffRow(
                pair.key().externalId(), kind, why, changes, pair.revision().redelivered());
    }

    private static String refusal(Pair pair) {
        return pair.entries().stream()
                .map(Entry::refusal)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(pair.revision().refusal());
    }
}
