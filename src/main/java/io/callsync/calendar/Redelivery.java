package io.callsync.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the files of a night with each other: versions of a name, and names of a content. Stateless. */
final class Redelivery {

    /** Of local files the version tells size and time alone. */
    private static final String LOCAL = "file:";

    private record Content(String version, long size) {}

    private Redelivery() {}

    /** The newest version of each name. @param files by name, older versions first */
    static List<Delivered> newest(List<Delivered> files) {
        List<Delivered> newest = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (i + 1 == files.size()
                    || !files.get(i + 1).uri().equals(files.get(i).uri())) {
                newest.add(files.get(i));
            }
        }
        return newest;
    }

    /** A file whose newest version holds less than the one before. @param files by name, older versions first */
    static Optional<Finding> shrunken(List<Delivered> files) {
        List<String> shrunken = new ArrayList<>();
        Delivered before = null;
        Delivered earlier = null;
        for (Delivered file : files) {
            boolean again = before != null && before.uri().equals(file.uri());
            if (!again) {
                add(shrunken, earlier, before);
            }
            earlier = again ? before : null;
            before = file;
        }
        add(shrunken, earlier, before);
        return first(Verdict.SHRUNKEN, shrunken);
    }

    private static void add(List<String> shrunken, Delivered earlier, Delivered newest) {
        if (earlier == null) {
            return;
        }
        // the same records may be compressed better
        boolean counted = earlier.loaded() && newest.loaded();
        long was = counted ? earlier.records() : earlier.size();
        long is = counted ? newest.records() : newest.size();
        if (is < was) {
            shrunken.add("%s has %s instead of %s"
                    .formatted(newest.name(), Words.number(is), Words.count(was, counted ? "record" : "byte")));
        }
    }

    /** Two names with the same content; without records all content is alike. @param files the newest version of each name */
    static Optional<Finding> twice(List<Delivered> files) {
        Map<Content, Delivered> contents = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (Delivered file : files) {
            if (file.records() > 0 && !file.uri().startsWith(LOCAL)) {
                Delivered other = contents.putIfAbsent(new Content(file.version(), file.size()), file);
                if (other != null) {
                    twice.add("%s is %s once more".formatted(file.name(), other.name()));
                }
            }
        }
        return first(Verdict.DELIVERED_TWICE, twice);
    }

    private static Optional<Finding> first(Verdict verdict, List<String> whys) {
        return whys.stream().findFirst().map(why -> new Finding(verdict, Words.first(why, whys.size())));
    }
}
