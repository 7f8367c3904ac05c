package io.callsync.testing.fault;

import java.nio.charset.StandardCharsets;

/**
 * What a client asks of the server at once: one round trip, and one or more statements.
 *
 * @param connection the number of its connection, in the order in which they were opened
 * @param payload the packet's content, which begins with the kind of the command
 */
public record MySqlCommand(int connection, byte[] payload) {

    private static final int COM_QUERY = 3;

    public boolean isQuery() {
        return payload[0] == COM_QUERY;
    }

    /** The statement or, with semicolons between them, the statements of a query. */
    public String sql() {
        int begin = 1;
        // two small numbers, of attributes, where a server knows those
        while (begin < payload.length && payload[begin] >= 0 && payload[begin] < ' ') {
            begin++;
        }
        return new String(payload, begin, payload.length - begin, StandardCharsets.UTF_8);
    }

    /** The command's number in MySQL's protocol, for instance 14 of a ping. */
    public int kind() {
        return payload[0];
    }
}
