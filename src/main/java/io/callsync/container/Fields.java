package io.callsync.container;

import java.util.List;

/** The values of one record that its provider asked for. Valid until the next record is read; not thread-safe. */
public interface Fields {

    /** The value, stripped; null when absent, JSON null, blank or one of the dialect's null words. Numbers and booleans as text. */
    String text(FieldKey key);

    /** Every value of a path with {@code *}, in order, without nulls and blanks; empty when there is none. */
    List<String> texts(FieldKey key);

    /** How the field is called in this record, for messages: the matched path, else the first one. */
    String nameOf(FieldKey key);
}
