package io.callsync.writing;

import org.springframework.dao.TransientDataAccessException;

/** Somebody was forgotten while a chunk was written that did not know of it yet: it is taken back and written again. */
final class ForgottenMeanwhile extends TransientDataAccessException {

    private static final long serialVersionUID = 1L;

    ForgottenMeanwhile() {
        super("a person was forgotten while this chunk was written");
    }
}
