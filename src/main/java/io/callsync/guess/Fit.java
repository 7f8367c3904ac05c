package io.callsync.guess;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Whether what a column holds can be what a role asks for. Not thread-safe. */
final class Fit {

    private static final double NEARLY_ALL = 0.9;
    private static final double MOST = 0.5;
    private static final int MOST_DIRECTIONS = 12;
    private static final int MOST_STATUSES = 40;
    private static final int SHORTEST_ID = 4;
    private static final int USUAL_NAME = 4;

    private final int records;
    private final Map<Column, Boolean> times = new IdentityHashMap<>();

    Fit(Sample sample) {
        this.records = sample.records();
    }

    int likeness(Role role, Column column) {
        return role.likeness(column.name());
    }

    /** Whether the column can play the role beside those that are cast already. */
    boolean allows(Role role, Column column, Cast cast) {
        return column.filledCount() > 0
                && switch (role) {
                    case START -> isFilled(column) && isTime(column);
                    case ANSWER, END, VERSION -> isTime(column) && sharesFormat(column, cast);
                    case DURATION -> !LengthFormat.all(column).isEmpty();
                    case RING ->
                        !LengthFormat.common(column, cast.column(Role.DURATION)).isEmpty();
                    case DIRECTION ->
                        column.distinct() <= MOST_DIRECTIONS
                                && column.share(value ->
                                                Meaning.direction(value).isPresent())
                                        >= MOST;
                    case STATUS -> isStatus(column);
                    case CUSTOMER, COMPANY, FROM, TO -> column.share(Content::isParty) >= MOST;
                    case ID -> isFilled(column) && (column.distinct() > 1 || likeness(role, column) == USUAL_NAME);
                    case AGENT -> !isTime(column) && column.share(Content::isAddress) < MOST;
                    case RECORDING -> column.share(Content::isAddress) >= MOST;
                };
    }

    /** Higher is likelier. */
    double score(Role role, Column column) {
        double filled = (double) column.filledCount() / Math.max(1, records);
        double content = switch (role) {
            case AGENT -> 3 * column.share(Content::isEmail);
            case ID -> (double) column.distinct() / Math.max(1, records);
            case STATUS -> column.share(value -> Meaning.status(value).isPresent());
            case FROM, TO, CUSTOMER, COMPANY -> 2 * column.share(Content::isE164);
            default -> 0;
        };
        return likeness(role, column) + content + filled / 2;
    }

    private boolean isFilled(Column column) {
        return column.filledCount() >= NEARLY_ALL * records;
    }

    private boolean isTime(Column column) {
        return times.computeIfAbsent(column, any -> TimeFormat.of(any).isPresent());
    }

    /** A declaration has one notation of times. */
    private static boolean sharesFormat(Column column, Cast cast) {
        List<Column> all = new ArrayList<>(cast.columns(Role.START, Role.ANSWER, Role.END));
        all.add(column);
        return !TimeFormat.all(all).isEmpty();
    }

    private boolean isStatus(Column column) {
        return column.distinct() <= Math.min(MOST_STATUSES, Math.max(4, records / 2))
                && column.share(Content::isNumber) < MOST
                && !isTime(column);
    }

    boolean isNumbers(Column column) {
        return isFilled(column)
                && !isTime(column)
                && column.share(text -> Content.isE164(text) || Content.isNational(text)) >= MOST;
    }

    /** Different in every record, and neither a time, a number of a telephone nor an address. */
    boolean isUnique(Column column) {
        return column.filledCount() == records
                && column.distinct() == records
                && records > 1
                && !isTime(column)
                && column.share(text -> text.length() >= SHORTEST_ID && text.matches("\\S+")) == 1
                && column.share(text -> Content.isE164(text) || Content.isAddress(text) || Content.isEmail(text)) == 0;
    }
}
