package dev.quaymaster.compose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The forms in which secrets stand in commands, addresses, connection strings, headers and
/// messages: a table of what comes right before a secret, and of how far it goes.
///
/// The time is linear in the length of the text: patterns have bounded repetitions, and ends are
/// looked for without any.
final class SecretForms {

    /// A longer text is looked at in its beginning only, and masked from there on.
    private static final int LONGEST = 1 << 20;

    /// Between two words of a command: a blank, or what separates the items of a printed list.
    private static final String TO_VALUE = "(?:[\"']?,?\\s{1,9}|[\"'],)";

    private static final String GAP = TO_VALUE + "[\"']?";

    /// Of these an address with a user alone tells no secret.
    private static final String USERS_ALONE =
            "(?:ssh|sftp|git\\+ssh|svn\\+ssh|rsync|tcp|unix|postgres(?:ql)?|mysql|mariadb|mongodb(?:\\+srv)?"
                    + "|amqps?|smtps?|imaps?|ldaps?|ftps?|nats)://";

    private static final List<Form> FORMS = List.of(
            form("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----", SecretExtent.KEY_BLOCK),
            // addresses and connection strings
            form("://[^\\s/:@\"']{0,200}:", SecretExtent.BEFORE_AT),
            form(
                    "(?<![\\w+.-])(?!" + USERS_ALONE + ")[A-Za-z][\\w+.-]{1,30}://(?=[^\\s/:@\"'?#]{1,500}@)",
                    SecretExtent.BEFORE_AT),
            form("jdbc:oracle:\\w{1,10}:[^\\s/@]{1,100}/", SecretExtent.BEFORE_AT),
            form(
                    "(?<![\\w/.:@+-])(?!mailto:)[\\w.+-]{1,100}:(?=[^\\s@:/\"']{1,200}@(?!sha\\d+:)[\\w(\\[])",
                    SecretExtent.BEFORE_AT),
            form("[?&;,{]\\s?(?i:pwd|pw|sig|key|psk)=", SecretExtent.FIELD),
            form("(?<![\\w.-])(?i:pwd)=(?=[^\\s\"';]{1,200};)", SecretExtent.FIELD),
            // name=value, fields of JSON and XML, --option value
            telling("[?&;,{]\\s?(?<name>[\\w.\\[\\]-]{1,64})=", SecretExtent.FIELD),
            telling("(?<![\\w.?&;,{-])-{0,2}(?<name>[\\w.-]{1,64})\\s?=\\s?", SecretExtent.WORD),
            telling("[\"'](?<name>[\\w.-]{1,64})\\\\?[\"']\\s{0,8}:\\s{0,8}(?![{\\[])", SecretExtent.WORD),
            telling("<(?<name>[\\w.-]{1,64})>", SecretExtent.TAG),
            telling(
                    "(?<![\\w-])--?(?<name>[\\w.-]{1,64})(?<!file|path|dir|stdin)" + TO_VALUE + "(?![\"']?-)",
                    SecretExtent.WORD),
            // clients with options of their own
            form(
                    "(?<![\\w-])(?:-u|-U|--user|--proxy-user)(?:"
                            + GAP
                            + "|=)?[\"']?(?!\\d+:\\d+\\b)"
                            + "[^\\s:\"'=-][^\\s:\"']{0,200}:",
                    SecretExtent.WORD),
            option("(?:mysql|mariadb|mongo|sshpass|cqlsh|docker login|podman login|\\bmc" + " )", "-p"),
            option("(?:mosquitto_|sqlcmd|\\bzip )", "-P"),
            option("redis-cli", "-a"),
            option("ldap\\w{1,10}\\b", "-w"),
            form("smbclient[^;|&\\n]{0,400}?-U\\s?[^\\s%]{1,100}%", SecretExtent.WORD),
            form("(?<![\\w-])pass:", SecretExtent.WORD),
            form(
                    "\\bmc\\b[^;|&\\n]{0,100}?\\b(?:alias"
                            + GAP
                            + "set|config"
                            + GAP
                            + "host"
                            + GAP
                            + "add)"
                            + "(?:"
                            + GAP
                            + "--[^\\s\"']{1,50}){0,5}(?:"
                            + GAP
                            + "(?!--)[^\\s\"']{1,300}){3}"
                            + TO_VALUE,
                    SecretExtent.WORD),
            form(
                    "\\b(?:vault login|htpasswd -\\w{0,8}b\\w{0,8}(?:"
                            + " \\S{1,200}){2}|rabbitmqctl (?:add_user|change_password)"
                            + " \\S{1,200})\\s(?!-)",
                    SecretExtent.WORD),
            // headers
            form(
                    "(?i:authorization)[\"']?\\s?[:=]\\s?[\"']?(?:(?i:bearer|basic|token|digest|apikey|negotiate)\\s)?",
                    SecretExtent.LINE),
            form("(?i:authorization)\\s{1,8}(?=[\"'])", SecretExtent.LINE),
            form(
                    "(?i:(?<![\\w-])(?:x-[\\w-]{0,40}(?:token|key|auth|secret)[\\w-]{0,40}|private-token|api-?key"
                            + "|cookie|set-cookie))\\s?:\\s?",
                    SecretExtent.LINE),
            form("\\b(?i:bearer|basic)\\s(?=[A-Za-z0-9._~+/=-]{8,}+(?<=[A-Z0-9=._-].{0,6000}))", SecretExtent.WORD),
            // tokens that say themselves what they are
            form(
                    "(?<![A-Za-z0-9])(?=(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_\\w{20}|github_pat_\\w{20}|glpat-[\\w-]{15}"
                            + "|xox[abprs]-[\\w-]{10}|sk-[\\w-]{20}|sk_live_\\w{10}|AGE-SECRET-KEY-1|npm_\\w{30}"
                            + "|hv[sb]\\.[\\w-]{20}|dckr_pat_[\\w-]{15}|(?<![\\w-])eyJ[\\w-]{8,400}\\.[\\w-]{8})",
                    SecretExtent.WORD));

    /// What comes before a secret.
    ///
    /// @param telling whether its group `name` must be a name that tells a secret
    private record Form(Pattern before, boolean telling, SecretExtent extent) {

        boolean holds(Matcher match) {
            return !telling || Secrets.isTelling(match.group("name"));
        }
    }

    private SecretForms() {}

    private static Form form(String before, SecretExtent extent) {
        return new Form(Pattern.compile(before), false, extent);
    }

    private static Form telling(String before, SecretExtent extent) {
        return new Form(Pattern.compile(before), true, extent);
    }

    /// An option of one letter, its value a word of its own or not.
    private static Form option(String client, String letter) {
        return form(
                client + "[^;|&\\n]{0,400}?[\\s\"']" + letter + "(?:" + TO_VALUE + "|=)?(?![\"']?-)(?![\\s,])",
                SecretExtent.WORD);
    }

    /// The secret parts of a text, in their order; none overlap.
    static List<Secrets.Part> find(String text) {
        var looked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var found = new ArrayList<Secrets.Part>();
        for (var form : FORMS) {
            find(form, looked, found);
        }
        if (looked.length() < text.length()) {
            found.add(new Secrets.Part(looked.length(), text.length()));
        }
        return merged(found);
    }

    private static void find(Form form, String text, List<Secrets.Part> found) {
        var match = form.before.matcher(text);
        for (var at = 0; at <= text.length() && match.find(at); ) {
            at = Math.max(at + 1, match.end());
            if (form.holds(match)) {
                var part = form.extent.from(text, match.end());
                if (part.to() > part.from()) {
                    found.add(part);
                    at = Math.max(at, part.to());
                }
            } else {
                at = Math.max(match.start() + 1, match.end() - 1);
            }
        }
    }

    private static List<Secrets.Part> merged(List<Secrets.Part> found) {
        found.sort(Comparator.comparingInt(Secrets.Part::from));
        var merged = new ArrayList<Secrets.Part>();
        for (var part : found) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && part.from() <= last.to()) {
                merged.set(merged.size() - 1, new Secrets.Part(last.from(), Math.max(last.to(), part.to())));
            } else {
                merged.add(part);
            }
        }
        return List.copyOf(merged);
    }
}
