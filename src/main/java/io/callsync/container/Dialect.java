package io.callsync.container;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;

/** How the records of one file are laid out, and which values to take from each. */
public sealed interface Dialect {

    List<? extends FieldKey> fields();

    /**
     * JSON in any arrangement, found out from the bytes: one object, objects back to back with or without a delimiter (a line
     * each or pretty-printed), an array of objects, or documents that hold the records in a list.
     * Thread-safe.
     */
    final class Json implements Dialect {

        private final Set<String> lists;
        private final List<? extends FieldKey> fields;
        private JsonPaths paths;

        /** @param lists names of the list that holds the records in a document, for instance {@code calls}; may be empty */
        public Json(Set<String> lists, List<? extends FieldKey> fields) {
            this.lists = lists;
            this.fields = fields;
        }

        public Set<String> lists() {
            return lists;
        }

        @Override
        public List<? extends FieldKey> fields() {
            return fields;
        }

        /** Where the fields stand. Kept, because a small file takes less time to read than this. */
        synchronized JsonPaths paths() {
            paths = paths == null ? JsonPaths.compile(fields) : paths;
            return paths;
        }
    }

    /**
     * Separated values.
     *
     * @param delimiters the delimiter, or several to choose from by the header line or, without header, the first line
     * @param quote the quote character, or 0 for none
     * @param header whether the first line (after {@code skipLines}) names the columns
     * @param comment lines that begin with this character are no records; 0 for none
     * @param nullWords values that mean "nothing", compared without regard to case
     */
    record Csv(
            String delimiters,
            char quote,
            boolean header,
            int skipLines,
            char comment,
            Charset charset,
            Set<String> nullWords,
            List<? extends FieldKey> fields)
            implements Dialect {

        /** The same in another charset. */
        Csv in(Charset other) {
            return new Csv(delimiters, quote, header, skipLines, comment, other, nullWords, fields);
        }
    }
}
