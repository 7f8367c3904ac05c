package io.callsync.guess;

import java.util.List;

/**
 * A first declaration.
 *
 * @param yaml the file's content
 * @param records how many the guess rests on
 * @param undecided what a person has to decide, each a question in one line
 */
public record Draft(String yaml, int records, List<String> undecided) {}
