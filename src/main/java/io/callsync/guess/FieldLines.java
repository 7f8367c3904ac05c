package io.callsync.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The section {@code fields}: where each value lies, and what speaks for it. For one use. */
final class FieldLines {

    private static final List<Role> IN_ORDER = List.of(
            Role.START,
            Role.ANSWER,
            Role.END,
            Role.DURATION,
            Role.RING,
            Role.DIRECTION,
            Role.STATUS,
            Role.FROM,
            Role.TO,
            Role.AGENT,
            Role.RECORDING,
            Role.VERSION);

    private final Sample sample;
    private final Cast cast;
    private final List<String> lines = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();

    FieldLines(Sample sample, Cast cast) {
        this.sample = sample;
        this.cast = cast;
        lines.add("fields:");
        id();
        IN_ORDER.forEach(this::field);
    }

    List<String> lines() {
        return lines;
    }

    List<String> undecided() {
        return undecided;
    }

    private void id() {
        cast.part(Role.ID).ifPresentOrElse(part -> told(Role.ID, part), this::hash);
        cast.column(Role.ID).ifPresent(column -> {
            if (column.distinct() < column.filledCount()) {
                decide(
                        "whether records that share an id are legs of a call (then declare 'leg'), or the same call again:"
                                + " %d records have %d ids".formatted(column.filledCount(), column.distinct()));
            }
        });
    }

    /** Without an id, records are told apart by what never changes. */
    private void hash() {
        String stable = cast.columns(Role.START, Role.FROM, Role.TO, Role.CUSTOMER, Role.COMPANY).stream()
                .map(Column::place)
                .collect(Collectors.joining(", "));
        if (!stable.isEmpty()) {
            lines.add("  id: {hash: [%s]}".formatted(stable));
        }
        decide("no column is an id: ask the provider for one; until then records with the same %s are one call"
                .formatted(stable.isEmpty() ? "values" : stable));
    }

    private void field(Role role) {
        if (cast.has(role)) {
            told(role, cast.part(role).orElseThrow());
        } else if (role == Role.START) {
            decide("which column is the start: none holds times in a notation that callsync knows; add 'start', or"
                    + " 'start: {date: A, time: B}', and 'times'");
        } else if (role == Role.FROM || role == Role.TO) {
            party(role);
        } else if (role == Role.DURATION && !cast.has(Role.ANSWER)) {
            decide("which column tells how long the conversation was: add 'duration' or 'answer'");
        }
    }

    /** Numbers of the customer and of the company change places with the direction. */
    private void party(Role role) {
        Role coming = role == Role.FROM ? Role.CUSTOMER : Role.COMPANY;
        Role going = role == Role.FROM ? Role.COMPANY : Role.CUSTOMER;
        String places = Stream.of("incoming", "outgoing")
                .flatMap(
                        way -> cast
                                .column(way.equals("incoming") ? coming : going)
                                .map(column -> way + ": " + column.place())
                                .stream())
                .collect(Collectors.joining(", "));
        if (places.isEmpty()) {
            decide("which column is the number '%s': add it".formatted(role.field()));
            return;
        }
        lines.add("  %s: {%s}".formatted(role.field(), places));
        if (role == Role.FROM) {
            cast.part(Role.CUSTOMER).ifPresent(part -> comment(Role.CUSTOMER, part));
            cast.part(Role.COMPANY).ifPresent(part -> comment(Role.COMPANY, part));
        }
    }

    private void told(Role role, Cast.Part part) {
        lines.add("  %s: %s".formatted(role.field(), part.column().place()));
        comment(role, part);
        if (!part.byName()) {
            decide("whether %s is '%s': nothing but what it holds says so"
                    .formatted(part.column().place(), role.field()));
        }
    }

    private void comment(Role role, Cast.Part part) {
        Column column = part.column();
        List<String> evidence = new ArrayList<>();
        evidence.add("%s; filled in %s"
                .formatted(
                        part.byName() ? "by its name" : "by what it holds",
                        Percent.of(column.filledCount(), sample.records())));
        evidence.add(column.distinct() + " distinct");
        kind(role, column, evidence);
        evidence.add("such as " + Masked.example(role, column));
        lines.add("    # " + String.join(", ", evidence));
        String others = part.others().stream()
                .filter(other -> !cast.plays(other))
                .map(Column::place)
                .collect(Collectors.joining(" or "));
        if (!others.isEmpty()) {
            lines.add("    # CHECK: or is it " + others + "?");
        }
    }

    private static void kind(Role role, Column column, List<String> evidence) {
        switch (role) {
            case FROM, TO, CUSTOMER, COMPANY -> {
                evidence.add(Percent.of(column.share(Content::isE164)) + " E.164");
                if (column.share(Content::isNational) > 0) {
                    evidence.add(Percent.of(column.share(Content::isNational))
                            + " without country code (CHECK: the job's phone-region)");
                }
            }
            case AGENT -> evidence.add(Percent.of(column.share(Content::isEmail)) + " e-mail addresses");
            case RECORDING -> evidence.add(Percent.of(column.share(Content::isAddress)) + " addresses");
            default -> {}
        }
    }

    private void decide(String question) {
        undecided.add(question);
        lines.add("  # DECIDE: " + question);
    }
}
