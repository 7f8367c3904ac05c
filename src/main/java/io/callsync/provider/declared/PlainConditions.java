package io.callsync.provider.declared;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import io.callsync.call.Rejection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes the commonest conditions (variables compared with constants, joined by and and or) into what runs ten times as fast as CEL's own
 * programs, and decides the same. Any other condition is no error but null: CEL decides.
 */
record PlainConditions(Map<String, Variable> variables) {

    Condition compile(CelExpr checked) {
        // of two that both refuse a record, CEL alone tells which one is named
        return lengths(checked).distinct().count() > 1 ? null : condition(checked);
    }

    private Stream<String> lengths(CelExpr expression) {
        return switch (expression.getKind()) {
            case CALL -> expression.call().args().stream().flatMap(this::lengths);
            case IDENT ->
                Stream.of(expression.ident().name()).filter(name -> variables.get(name) instanceof Variable.Seconds);
            default -> Stream.empty();
        };
    }

    private Condition condition(CelExpr expression) {
        if (expression.getKind() != ExprKind.Kind.CALL) {
            return null;
        }
        CelCall call = expression.call();
        return switch (call.function()) {
            case "_&&_" -> decidedBy(false, call);
            case "_||_" -> decidedBy(true, call);
            case "_!=_" -> negated(comparison("_==_", call));
            default -> comparison(call.function(), call);
        };
    }

    private static Condition negated(Condition condition) {
        return condition == null ? null : row -> !condition.holds(row);
    }

    private Condition decidedBy(boolean decisive, CelCall call) {
        Condition left = condition(call.args().get(0));
        Condition right = condition(call.args().get(1));
        return left == null || right == null ? null : row -> decide(decisive, left, right, row);
    }

    /** As in CEL, a value that cannot be read does not matter where the other side decides. */
    private static boolean decide(boolean decisive, Condition left, Condition right, Row row) {
        Rejection refused = null;
        try {
            if (left.holds(row) == decisive) {
                return decisive;
            }
        } catch (Rejection e) {
            refused = e;
        }
        boolean decided = right.holds(row) == decisive;
        if (!decided && refused != null) {
            throw refused;
        }
        return decided == decisive;
    }

    private Condition comparison(String operator, CelCall call) {
        if (call.args().size() != 2) {
            return null;
        }
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        Variable variable = left.getKind() == ExprKind.Kind.IDENT
                ? variables.get(left.ident().name())
                : null;
        if (variable instanceof Variable.Text text) {
            Predicate<String> test = text(operator, right);
            return test == null ? null : row -> test.test(text.read(row));
        }
        if (variable instanceof Variable.Seconds seconds && isConstant(right, CelConstant.Kind.INT64_VALUE)) {
            LongPredicate test = number(operator, right.constant().int64Value());
            return test == null ? null : row -> test.test(seconds.read(row));
        }
        return null;
    }

    private static Predicate<String> text(String operator, CelExpr right) {
        boolean list = operator.equals("@in") && right.getKind() == ExprKind.Kind.LIST;
        List<CelExpr> words = list ? right.list().elements() : List.of(right);
        boolean constant = words.stream().allMatch(word -> isConstant(word, CelConstant.Kind.STRING_VALUE));
        if (!constant || !list && !operator.equals("_==_")) {
            return null;
        }
        Set<String> expected = new HashSet<>();
        words.forEach(word -> expected.add(word.constant().stringValue()));
        return expected::contains;
    }

    private static LongPredicate number(String operator, long limit) {
        return switch (operator) {
            case "_==_" -> number -> number == limit;
            case "_>_" -> number -> number > limit;
            case "_>=_" -> number -> number >= limit;
            case "_<_" -> number -> number < limit;
            case "_<=_" -> number -> number <= limit;
            default -> null;
        };
    }

    private static boolean isConstant(CelExpr expression, CelConstant.Kind kind) {
        return expression.getKind() == ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == kind;
    }
}
