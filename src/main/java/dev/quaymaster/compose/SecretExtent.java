package dev.quaymaster.compose;

/// How far a secret goes from where it begins. One in quotes, which may be escaped, goes to the
/// quote that closes them.
enum SecretExtent {
    /// To the next blank, or a quote or bracket that closes a list's item.
    WORD {
        @Override
        int end(String text, int from) {
            var at = from;
            while (at < text.length() && !endsWord(text, at)) {
                at++;
            }
            return at;
        }
    },
    /// As a word, and to the next `&`, `;` or `,` that another field follows.
    FIELD {
        @Override
        int end(String text, int from) {
            var at = from;
            while (at < text.length() && !endsWord(text, at) && text.charAt(at) != '#' && !endsField(text, at)) {
                at++;
            }
            return at;
        }
    },
    /// To the end of the line or the next quote.
    LINE {
        @Override
        int end(String text, int from) {
            var at = from;
            while (at < text.length() && "\"'\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return at;
        }
    },
    /// To the last `@` of an address; nothing where there is none.
    BEFORE_AT {
        @Override
        int end(String text, int from) {
            var end = from;
            for (var at = from; at < text.length() && !endsUser(text.charAt(at)); at++) {
                end = text.charAt(at) == '@' ? at : end;
            }
            return end;
        }
    },
    /// To the next `<`.
    TAG {
        @Override
        int end(String text, int from) {
            var end = text.indexOf('<', from);
            return end < 0 ? text.length() : end;
        }
    },
    /// To the line that ends a key.
    KEY_BLOCK {
        @Override
        int end(String text, int from) {
            var end = text.indexOf("-----END", from);
            return end < 0 ? text.length() : end;
        }
    };

    private static final int LONGEST_FIELD_NAME = 64;

    /// Where it ends, quotes aside.
    abstract int end(String text, int from);

    /// The secret that begins here.
    Secrets.Part from(String text, int start) {
        var escaped = text.startsWith("\\", start) && start + 1 < text.length() ? 1 : 0;
        var quote = start + escaped < text.length() ? text.charAt(start + escaped) : ' ';
        if (quote != '"' && quote != '\'') {
            return new Secrets.Part(start, end(text, start));
        }
        var from = start + escaped + 1;
        var close = closing(text, from, text.substring(start, from));
        return new Secrets.Part(from, close < 0 ? end(text, from) : close);
    }

    /// The next such quote that is not escaped once more.
    private static int closing(String text, int from, String quote) {
        var close = text.indexOf(quote, from);
        while (close > from && quote.length() == 1 && text.charAt(close - 1) == '\\') {
            close = text.indexOf(quote, close + 1);
        }
        return close;
    }

    /// A quote within a word belongs to it, unless it closes something.
    private static boolean endsWord(String text, int at) {
        var one = text.charAt(at);
        if (one != '"' && one != '\'') {
            return Character.isWhitespace(one);
        }
        return at + 1 == text.length() || " \t\r\n,]}):;|&".indexOf(text.charAt(at + 1)) >= 0;
    }

    private static boolean endsField(String text, int at) {
        if ("&;,".indexOf(text.charAt(at)) < 0) {
            return text.charAt(at) == '}';
        }
        for (var next = at + 1; next < text.length(); next++) {
            var one = text.charAt(next);
            if (one == '=') {
                return true;
            }
            var name = Character.isLetterOrDigit(one) || " _.%[]-".indexOf(one) >= 0;
            if (!name || next - at > LONGEST_FIELD_NAME) {
                return false;
            }
        }
        return text.charAt(at) == ';';
    }

    private static boolean endsUser(char one) {
        return Character.isWhitespace(one) || "/\"'".indexOf(one) >= 0;
    }
}
