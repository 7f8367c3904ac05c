package io.callsync.provider.declared;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.callsync.call.Reason;
import io.callsync.call.Rejection;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles conditions in the Common Expression Language (https://cel.dev), checked when they are loaded. Only this class and
 * {@link PlainConditions} touch CEL, so a declaration without conditions never loads it.
 */
final class CelConditions {

    private final Map<String, Variable> variables;
    private final CelCompiler compiler;
    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
            .addLibraries(CelExtensions.strings())
            .build();

    CelConditions(Map<String, Variable> variables) {
        this.variables = variables;
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings())
                .setResultType(SimpleType.BOOL);
        variables.forEach((name, variable) -> builder.addVar(name, type(variable)));
        this.compiler = builder.build();
    }

    Condition compile(Yaml expression) {
        try {
            CelAbstractSyntaxTree checked = compiler.compile(expression.text()).getAst();
            Condition plain = new PlainConditions(variables).compile(checked.getExpr());
            if (plain != null) {
                return plain;
            }
            var program = runtime.createProgram(checked);
            String place = expression.file().path().getFileName() + ":" + expression.line();
            return row -> holds(program, row, place);
        } catch (CelValidationException e) {
            CelIssue issue = e.getErrors().get(0);
            // the text of a block begins on the line after its key
            int line = expression.line()
                    + (expression.text().indexOf('\n') < 0
                            ? 0
                            : issue.getSourceLocation().getLine());
            throw expression.error(line, explain(issue));
        } catch (CelEvaluationException e) {
            throw expression.error("condition cannot be prepared: " + e.getMessage());
        }
    }

    private boolean holds(dev.cel.runtime.Program program, Row row, String place) {
        try {
            return (Boolean) program.eval(
                    name -> Optional.ofNullable(variables.get(name)).map(known -> known.read(row)));
        } catch (CelEvaluationException e) {
            if (e.getCause() instanceof Rejection rejection) {
                throw rejection;
            }
            throw new Rejection(
                    Reason.MALFORMED,
                    null,
                    "the condition at %s cannot be decided: %s".formatted(place, e.getErrorCode()));
        }
    }

    private String explain(CelIssue issue) {
        String message = issue.getMessage();
        String marker = "undeclared reference to '";
        int start = message.indexOf(marker);
        if (start < 0) {
            return "condition: " + message;
        }
        String name = message.substring(start + marker.length(), message.indexOf('\'', start + marker.length()));
        return "condition: unknown name '%s'%s".formatted(name, Yaml.instead(name, variables.keySet()));
    }

    private static CelType type(Variable variable) {
        return variable instanceof Variable.Seconds ? SimpleType.INT : SimpleType.STRING;
    }
}
