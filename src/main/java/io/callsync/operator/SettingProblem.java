package io.callsync.operator;

import org.springframework.boot.context.properties.bind.BindException;

/** Says which setting cannot be what it is. Stateless. */
final class SettingProblem {

    private SettingProblem() {}

    /** The root's message when callsync refused the value, otherwise Spring's, which names the setting. */
    static String of(Throwable thrown) {
        BindException failure = null;
        Throwable root = thrown;
        while (root.getCause() != null) {
            failure = root instanceof BindException bind ? bind : failure;
            root = root.getCause();
        }
        boolean ours = String.valueOf(root.getMessage()).startsWith("callsync.");
        if (ours || failure == null || failure.getProperty() == null) {
            return root.getMessage();
        }
        return "%s is '%s': %s"
                .formatted(
                        failure.getProperty().getName(), failure.getProperty().getValue(), root.getMessage());
    }
}
